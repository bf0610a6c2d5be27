package dev.photosync.sim.explain;

import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run as its trace tells it so far: every device's books, and each account's plan.
///
/// It can follow a run or be fed a recorded trace up to any moment; either way it knows only what
/// the trace says. An event costs the same however many devices there are, be it an account's: a
/// device's books are brought up to date when its next event is read, or when somebody looks at
/// them. Between looks only the events of one account need be in order.
public final class Ledger implements Consumer<TraceEvent> {
    private final Map<String, DeviceLedger> devices = new LinkedHashMap<>();
    private final Map<String, List<TraceEvent>> accounts = new HashMap<>();
    private final Map<String, TraceEvent.QuotaIs> quotas = new LinkedHashMap<>();
    private long nowMicros;
    private int violations;

    @Override
    public void accept(TraceEvent event) {
        nowMicros = Math.max(nowMicros, event.atMicros());
        switch (event) {
            case TraceEvent.DeviceIs is ->
                    devices.put(is.device(), new DeviceLedger(is, account(is.account())));
            case TraceEvent.QuotaIs quota -> {
                quotas.put(quota.account(), quota);
                account(quota.account()).add(event);
            }
            case TraceEvent.CloudCommitted committed -> account(committed.account()).add(event);
            case TraceEvent.Violated _ -> violations++;
            case TraceEvent.ActionTaken _ -> {}
            case TraceEvent.ConditionsAre e -> books(e.device()).read(event);
            case TraceEvent.RefusalsAre e -> books(e.device()).read(event);
            case TraceEvent.Observed e -> books(e.device()).read(event);
            case TraceEvent.Engine e -> books(e.device()).read(event);
            case TraceEvent.EngineStarted e -> books(e.device()).read(event);
            case TraceEvent.EngineStopped e -> books(e.device()).read(event);
            case TraceEvent.AssetAdded e -> books(e.device()).read(event);
            case TraceEvent.NotTaken e -> books(e.device()).read(event);
            case TraceEvent.CopyStored e -> books(e.device()).read(event);
            case TraceEvent.BytesMoved e -> books(e.device()).read(event);
            case TraceEvent.HintLost e -> books(e.device()).read(event);
        }
    }

    /// What has been told of an account.
    private List<TraceEvent> account(String name) {
        return accounts.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    /// Moves on to a moment at which nothing need have happened.
    public void advance(long toMicros) {
        nowMicros = Math.max(nowMicros, toMicros);
    }

    public long nowMicros() {
        return nowMicros;
    }

    /// The books of all devices, as of now.
    public Collection<DeviceLedger> devices() {
        for (DeviceLedger device : devices.values()) {
            device.advance(nowMicros);
        }
        return devices.values();
    }

    /// The books of a device, as of now.
    ///
    /// @throws NullPointerException if it takes no part in the run
    public DeviceLedger device(String name) {
        DeviceLedger device = books(name);
        device.advance(nowMicros);
        return device;
    }

    /// The books of a device, as of its last event.
    private DeviceLedger books(String name) {
        return Objects.requireNonNull(devices.get(name), () -> "unknown device: name=" + name);
    }

    /// What fills an account's plan; null before anything was told.
    public TraceEvent.@Nullable QuotaIs quota(String account) {
        return quotas.get(account);
    }

    /// What fills each account's plan.
    public Collection<TraceEvent.QuotaIs> quotas() {
        return quotas.values();
    }

    /// How often something that must hold did not.
    public int violations() {
        return violations;
    }
}
