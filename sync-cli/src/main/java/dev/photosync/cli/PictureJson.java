package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Reason;
import dev.photosync.sim.explain.Guide;
import dev.photosync.sim.explain.SituationHistory;
import dev.photosync.sim.explain.SituationWords;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.view.AccountSeries;
import dev.photosync.sim.view.DeviceSeries;
import dev.photosync.sim.view.GateBar;
import dev.photosync.sim.view.Mark;
import dev.photosync.sim.view.RunSeries;
import dev.photosync.sim.view.Span;
import dev.photosync.sim.view.StepSeries;
import java.util.List;

/// What a report's lanes are drawn from, and what is said of every moment and of the assets that
/// matter most.
///
/// Times are in microseconds and, in lists of them, each counts from the one before.
final class PictureJson {
    /// More instants than these are told with less precision, so that the page stays small.
    private static final int MOST_INSTANTS = 40_000;

    /// A curve with more steps is thinned to as many columns.
    private static final int COLUMNS = 4_000;

    private final Json json = new Json("picture");

    private PictureJson() {}

    static String text(RunReport report) {
        return new PictureJson().write(report);
    }

    private String write(RunReport report) {
        List<TraceEvent> events = report.result().trace().events();
        long end = report.result().endMicros();
        RunSeries series = RunSeries.of(events, end);
        SituationHistory history = SituationHistory.of(events, end, MOST_INSTANTS);
        String row = report.result().scenario().strategy();
        json.put("resolutionMicros", history.resolutionMicros())
                .put("guide", row.isEmpty() ? "" : "Strategy " + Guide.inWords(row));
        json.objects("devices", series.devices(), (_, device) -> device(device, end));
        json.objects("accounts", series.accounts(), (_, account) -> account(account, end));
        json.array("marks", () -> series.marks().forEach(this::mark));
        json.objects("reasons", List.of(Reason.values()), PictureJson::reason);
        new MomentsJson(json).write(history);
        new StoriesJson(json).write(report);
        return json.text();
    }

    private void device(DeviceSeries device, long end) {
        json.put("name", device.device())
                .put("account", device.account())
                .put("storageBytes", device.state().storageBytes());
        json.object(
                "pending",
                () ->
                        device.queue()
                                .pending()
                                .forEach((kind, steps) -> {
                                    if (steps.most() > 0) {
                                        steps(kind.slug(), steps, end);
                                    }
                                }));
        steps("unheard", device.queue().unheard(), end);
        steps("up", device.traffic().upBytes(), end);
        steps("down", device.traffic().downBytes(), end);
        steps("cellular", device.traffic().cellularBytes(), end);
        steps("battery", device.state().batteryPercent(), end);
        steps("charging", device.state().charging(), end);
        steps("used", device.state().usedBytes(), end);
        json.array("network", () -> device.state().network().forEach(this::network));
        json.array("gates", () -> device.gates().forEach(this::gate));
        json.array("running", () -> device.running().forEach(span -> span(span, span.value())));
    }

    private void account(AccountSeries account, long end) {
        json.put("name", account.account());
        steps("plan", account.planBytes(), end);
        steps("photos", account.photoBytes(), end);
        steps("other", account.otherBytes(), end);
        steps("promised", account.promisedBytes(), end);
    }

    private void steps(String name, StepSeries exact, long end) {
        StepSeries steps = exact.thinned(end, COLUMNS);
        json.array(
                name,
                () -> {
                    json.array(() -> rises(steps.atMicros()));
                    json.array(() -> rises(steps.values()));
                });
    }

    private void rises(ImmutableLongArray values) {
        long before = 0;
        for (int i = 0; i < values.length(); i++) {
            json.value(values.get(i) - before);
            before = values.get(i);
        }
    }

    private void network(Span<Network> span) {
        Network network = span.value();
        String name =
                switch (network.transport()) {
                    case NONE -> "no network";
                    case WIFI -> "Wi-Fi";
                    case CELLULAR -> "cellular";
                };
        String reach =
                switch (network.reach()) {
                    case UNCHECKED -> ", being checked";
                    case SIGN_IN_PAGE -> ", behind a sign-in page";
                    case NOWHERE -> name.equals("no network") ? "" : ", without internet";
                    case INTERNET -> "";
                };
        boolean meteredWifi = name.equals("Wi-Fi") && network.metered();
        span(
                span,
                name
                        + reach
                        + (meteredWifi ? ", metered" : "")
                        + (network.roaming() ? ", roaming" : ""));
    }

    private void span(Span<?> span, String value) {
        json.array(() -> json.value(span.fromMicros()).value(span.toMicros()).value(value));
    }

    private void gate(GateBar bar) {
        json.array(() ->
                json.value(bar.reason().ordinal())
                        .value(RunJson.word(bar.layer()))
                        .value(bar.fromMicros())
                        .value(bar.toMicros()));
    }

    private void mark(Mark mark) {
        json.array(() ->
                json.value(mark.atMicros())
                        .value(RunJson.word(mark.kind()))
                        .value(mark.subject())
                        .value(mark.text()));
    }

    private static void reason(Json json, Reason reason) {
        json.put("slug", reason.slug())
                .put("text", reason.text())
                .put("of", reason.gate().slug())
                .put("gate", SituationWords.gate(reason));
        for (boolean genuine : ImmutableList.of(true, false)) {
            json.object(
                    genuine ? "genuine" : "false",
                    () ->
                            json.put("todo", SituationWords.remedy(reason, genuine))
                                    .put("guide", SituationWords.guide(reason, genuine)));
        }
    }
}
