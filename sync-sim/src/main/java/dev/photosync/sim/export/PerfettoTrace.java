package dev.photosync.sim.export;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.view.AccountSeries;
import dev.photosync.sim.view.DeviceSeries;
import dev.photosync.sim.view.GateBar;
import dev.photosync.sim.view.GateBar.Layer;
import dev.photosync.sim.view.Mark;
import dev.photosync.sim.view.RunSeries;
import dev.photosync.sim.view.Span;
import dev.photosync.sim.view.StepSeries;
import dev.photosync.sim.view.Transfer;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Writes a run for the Perfetto UI, in the Trace Event Format that Chrome began: a process for
/// each device and one for the cloud, async slices for transfers and holds, counters for queues,
/// battery and storage, flows from an upload to its arrivals.
///
/// Times are microseconds since the start of the run. Counters are thinned to what a screen can
/// show. A flow is said by `bind_id` at the slices it joins, since only so may they be async.
public final class PerfettoTrace {
    private static final int COLUMNS = 5_000;
    private static final int CLOUD = 1;
    private static final String ENGINE = "engine";

    private final TraceEvents events;
    private final RunSeries series;
    private final Map<String, Integer> processes = new LinkedHashMap<>();

    private PerfettoTrace(JsonGenerator json, RunSeries series) {
        this.events = new TraceEvents(json);
        this.series = series;
        for (DeviceSeries device : series.devices()) {
            processes.put(device.device(), CLOUD + 1 + processes.size());
        }
    }

    /// Writes a run.
    public static void write(RunResult run, Writer to) {
        RunSeries series = RunSeries.of(run.trace().events(), run.endMicros());
        try (JsonGenerator json = EventLines.generator(to)) {
            json.writeStartObject();
            json.writeStringProperty("displayTimeUnit", "ms");
            json.writeObjectPropertyStart("otherData");
            json.writeStringProperty("scenario", run.scenario().name());
            json.writeStringProperty("seed", Long.toString(run.scenario().seed()));
            json.writeEndObject();
            json.writeArrayPropertyStart("traceEvents");
            new PerfettoTrace(json, series).write();
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write() {
        events.process(CLOUD, "cloud");
        processes.forEach((device, pid) -> events.process(pid, device));
        Flows flows = Flows.of(series);
        for (DeviceSeries device : series.devices()) {
            device(pid(device.device()), device, flows);
        }
        for (AccountSeries account : series.accounts()) {
            account(account);
        }
        for (Mark mark : series.marks()) {
            int pid = pid(mark.subject());
            String text = pid == CLOUD ? mark.subject() + ": " + mark.text() : mark.text();
            events.instant(pid, EventShape.name(mark.kind()), text, mark.atMicros());
        }
    }

    private int pid(String subject) {
        return processes.getOrDefault(subject, CLOUD);
    }

    private void device(int pid, DeviceSeries device, Flows flows) {
        for (Span<String> run : device.running()) {
            String release = "release " + run.value();
            events.begin(pid, ENGINE, ENGINE, ENGINE, run.fromMicros());
            events.begin(pid, ENGINE, ENGINE, release, run.fromMicros());
            events.end(pid, ENGINE, ENGINE, release, run.toMicros());
            events.end(pid, ENGINE, ENGINE, ENGINE, run.toMicros());
        }
        holds(pid, device);
        for (WorkKind kind : WorkKind.values()) {
            transfers(pid, device, kind, flows);
        }
        for (WorkKind kind : WorkKind.values()) {
            counter(pid, kind.slug(), "pending", device.queue().pending(kind));
        }
        counter(pid, "cloud news", "unheard", device.queue().unheard());
        counter(pid, "battery", "percent", device.state().batteryPercent());
        counter(pid, "charging", "yes", device.state().charging());
        counter(pid, "storage used", "bytes", device.state().usedBytes());
        counter(pid, "sent", "bytes", device.traffic().upBytes());
        counter(pid, "received", "bytes", device.traffic().downBytes());
        counter(pid, "over cellular", "bytes", device.traffic().cellularBytes());
    }

    private void account(AccountSeries account) {
        counter(CLOUD, account.account() + " plan", "bytes", account.planBytes());
        counter(CLOUD, account.account() + " photos", "bytes", account.photoBytes());
        counter(CLOUD, account.account() + " other", "bytes", account.otherBytes());
        counter(CLOUD, account.account() + " promised", "bytes", account.promisedBytes());
    }

    /// A counter that never was anything but 0 says nothing.
    private void counter(int pid, String name, String unit, StepSeries steps) {
        if (steps.most() == 0) {
            return;
        }
        StepSeries thin = steps.thinned(series.endMicros(), COLUMNS);
        for (int step = 0; step < thin.size(); step++) {
            events.counter(pid, name, unit, thin.atMicros(step), thin.value(step));
        }
        // Some viewers draw a counter up to its last step only.
        int last = thin.size() - 1;
        if (thin.atMicros(last) < series.endMicros()) {
            events.counter(pid, name, unit, series.endMicros(), thin.value(last));
        }
    }

    /// A track for each reason; within a hold, the part in which it was not true. What truly stood
    /// is a track beside it.
    private void holds(int pid, DeviceSeries device) {
        List<GateBar> falsely = device.gates(Layer.HELD_FALSELY);
        for (GateBar held : device.gates(Layer.HELD)) {
            String reason = held.reason().slug();
            String id = "held " + reason;
            events.begin(pid, "hold", id, reason, held.fromMicros());
            for (GateBar part : falsely) {
                boolean within =
                        part.reason() == held.reason()
                                && part.fromMicros() >= held.fromMicros()
                                && part.toMicros() <= held.toMicros();
                if (within) {
                    events.begin(pid, "hold", id, "not true", part.fromMicros());
                    events.end(pid, "hold", id, "not true", part.toMicros());
                }
            }
            events.end(pid, "hold", id, reason, held.toMicros());
        }
        for (GateBar truth : device.gates(Layer.TRUE)) {
            String name = "truly " + truth.reason().slug();
            events.begin(pid, "truth", name, name, truth.fromMicros());
            events.end(pid, "truth", name, name, truth.toMicros());
        }
    }

    /// A track for each slot, named by a slice around all that went through it.
    private void transfers(int pid, DeviceSeries device, WorkKind kind, Flows flows) {
        List<List<Transfer>> slots = new ArrayList<>();
        for (Transfer transfer : device.transfers()) {
            if (transfer.kind() == kind) {
                slot(slots, transfer).add(transfer);
            }
        }
        for (int i = 0; i < slots.size(); i++) {
            List<Transfer> slot = slots.get(i);
            String name = kind.slug() + " " + (i + 1);
            events.begin(pid, "transfer", name, name, slot.getFirst().fromMicros());
            for (Transfer transfer : slot) {
                events.transfer(pid, name, transfer, flows);
            }
            events.end(pid, "transfer", name, name, slot.getLast().toMicros());
        }
    }

    private static List<Transfer> slot(List<List<Transfer>> slots, Transfer transfer) {
        for (List<Transfer> slot : slots) {
            if (slot.getLast().toMicros() <= transfer.fromMicros()) {
                return slot;
            }
        }
        List<Transfer> slot = new ArrayList<>();
        slots.add(slot);
        return slot;
    }
}
