package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a trace once and keeps the series of every device and account.
///
/// What a device's books say is looked at when an instant is over, as others would see it.
final class SeriesReader {
    private final Ledger ledger = new Ledger();
    private final Map<String, DeviceReader> devices = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Set<DeviceReader> touched = new LinkedHashSet<>();
    private final ImmutableList.Builder<Mark> marks = ImmutableList.builder();

    private static final class Account {
        final StepSeries.Builder plan = new StepSeries.Builder();
        final StepSeries.Builder photos = new StepSeries.Builder();
        final StepSeries.Builder other = new StepSeries.Builder();
        final StepSeries.Builder promised = new StepSeries.Builder();

        void read(TraceEvent.QuotaIs quota) {
            plan.set(quota.atMicros(), quota.planBytes());
            photos.set(quota.atMicros(), quota.photoBytes());
            other.set(quota.atMicros(), quota.otherBytes());
            promised.set(quota.atMicros(), quota.promisedBytes());
        }

        AccountSeries end(String name) {
            return new AccountSeries(
                    name, plan.build(), photos.build(), other.build(), promised.build());
        }
    }

    RunSeries read(List<TraceEvent> events, long endMicros) {
        long now = 0;
        for (TraceEvent event : events) {
            if (event.atMicros() > now) {
                settle(now);
                now = event.atMicros();
            }
            ledger.accept(event);
            hand(event);
            Marks.of(event).ifPresent(marks::add);
        }
        settle(now);
        ImmutableList.Builder<DeviceSeries> ofDevices = ImmutableList.builder();
        devices.values().forEach(device -> ofDevices.add(device.end(endMicros)));
        ImmutableList.Builder<AccountSeries> ofAccounts = ImmutableList.builder();
        accounts.forEach((name, account) -> ofAccounts.add(account.end(name)));
        return new RunSeries(endMicros, ofDevices.build(), ofAccounts.build(), marks.build());
    }

    private void settle(long now) {
        touched.forEach(device -> device.settle(now));
        touched.clear();
    }

    private void hand(TraceEvent event) {
        switch (event) {
            case TraceEvent.DeviceIs is -> {
                devices.put(is.device(), new DeviceReader(is, ledger.device(is.device())));
                give(is.device(), event);
            }
            case TraceEvent.QuotaIs quota -> {
                accounts.computeIfAbsent(quota.account(), _ -> new Account()).read(quota);
                giveAll(quota.account(), event);
            }
            case TraceEvent.CloudCommitted committed -> giveAll(committed.account(), event);
            case TraceEvent.ConditionsAre e -> give(e.device(), event);
            case TraceEvent.RefusalsAre e -> give(e.device(), event);
            case TraceEvent.Observed e -> give(e.device(), event);
            case TraceEvent.Engine e -> give(e.device(), event);
            case TraceEvent.EngineStarted e -> give(e.device(), event);
            case TraceEvent.EngineStopped e -> give(e.device(), event);
            case TraceEvent.CopyStored e -> give(e.device(), event);
            case TraceEvent.BytesMoved e -> give(e.device(), event);
            case TraceEvent.ActionTaken _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.NotTaken _,
                    TraceEvent.HintLost _,
                    TraceEvent.Violated _ -> {}
        }
    }

    private void give(String name, TraceEvent event) {
        DeviceReader device = devices.get(name);
        if (device != null) {
            device.read(event);
            touched.add(device);
        }
    }

    private void giveAll(String account, TraceEvent event) {
        for (DeviceReader device : devices.values()) {
            if (device.account().equals(account)) {
                device.read(event);
                touched.add(device);
            }
        }
    }
}
