package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A stalled library as someone finds it who has come to help: how every device is set, what it is
/// connected to, and what it would take to make room.
final class Bedside {
    private final RunResult run;
    private final Scenario scenario;
    private final Ledger ledger;
    private final ImmutableList<String> devices;

    /// @param run of the scenario, up to this moment
    /// @param devices that are stalled
    Bedside(RunResult run, ImmutableList<String> devices) {
        this.run = run;
        this.scenario = run.scenario();
        this.ledger = run.ledger();
        this.devices = devices;
    }

    Scenario scenario() {
        return scenario;
    }

    ImmutableList<String> devices() {
        return devices;
    }

    /// The accounts of the stalled devices, each once.
    ImmutableList<String> accounts() {
        return devices.stream()
                .map(this::account)
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }

    String account(String device) {
        return setup(device).account();
    }

    DeviceSetup setup(String device) {
        return Objects.requireNonNull(scenario.devices().get(device));
    }

    Conditions conditions(String device) {
        return Objects.requireNonNull(ledger.device(device).truth());
    }

    /// The Wi-Fi network a device has joined, whether it is in use or not.
    Optional<String> wifi(String device) {
        Optional<String> wifi = setup(device).wifi();
        for (TraceEvent.ActionTaken taken : actions()) {
            if (taken.target().equals(device)) {
                wifi =
                        switch (taken.action()) {
                            case Action.JoinWifi join -> Optional.of(join.network());
                            case Action.LeaveWifi _ -> Optional.empty();
                            default -> wifi;
                        };
            }
        }
        return wifi;
    }

    /// The Wi-Fi networks of the devices' owners: all that the scenario has them join; the one at
    /// home if there are none.
    ImmutableSet<String> wifiNetworks() {
        Stream<String> joined =
                scenario.devices().values().stream().flatMap(setup -> setup.wifi().stream());
        Stream<String> joining =
                scenario.timeline().stream()
                        .map(TimelineEntry::action)
                        .filter(Action.JoinWifi.class::isInstance)
                        .map(action -> ((Action.JoinWifi) action).network());
        ImmutableSet<String> all =
                Stream.concat(joined, joining).collect(ImmutableSet.toImmutableSet());
        return all.isEmpty() ? ImmutableSet.of("home-wifi") : all;
    }

    /// The release a device runs.
    String release(String device) {
        String release = setup(device).release();
        for (TraceEvent event : run.trace().events()) {
            if (event instanceof TraceEvent.EngineStarted started
                    && started.device().equals(device)) {
                release = started.release();
            }
        }
        return release;
    }

    TraceEvent.QuotaIs quota(String account) {
        return Objects.requireNonNull(ledger.quota(account));
    }

    /// What the stalled devices of an account still have to upload, less the room that the plan
    /// has.
    long lackingInCloud(String account) {
        long pending =
                devices.stream()
                        .filter(device -> account(device).equals(account))
                        .map(ledger::device)
                        .mapToLong(device -> bytes(device, WorkKind.UPLOAD))
                        .sum();
        return Math.max(0, pending - quota(account).roomBytes());
    }

    /// What a device still has to download.
    long toDownload(String device) {
        DeviceLedger book = ledger.device(device);
        return bytes(book, WorkKind.OPTIMISED)
                + bytes(book, WorkKind.ORIGINAL)
                + bytes(book, WorkKind.ORIGINAL_ON_DEMAND);
    }

    private static long bytes(DeviceLedger device, WorkKind kind) {
        return device.itemsOf(kind).stream().mapToLong(DeviceLedger.Item::bytes).sum();
    }

    /// What an account's plan holds beside photos, by name.
    Map<String, Long> otherUses(String account) {
        Map<String, Long> uses =
                new TreeMap<>(Objects.requireNonNull(scenario.accounts().get(account)).usedBytes());
        for (TraceEvent.ActionTaken taken : actions()) {
            if (taken.target().equals(account)) {
                switch (taken.action()) {
                    case Action.UseQuota use -> uses.merge(use.by(), use.sizeBytes(), Long::sum);
                    case Action.FreeQuota free ->
                            uses.merge(free.of(), -free.sizeBytes(), Long::sum);
                    default -> {}
                }
            }
        }
        uses.values().removeIf(bytes -> bytes <= 0);
        return uses;
    }

    /// How many live pictures a device shows, and how much each takes on average in the cloud.
    Pictures pictures(String device) {
        Phone phone = Objects.requireNonNull(run.world().phones().get(device));
        long[] sum = new long[2];
        phone.library()
                .forEach((_, revision) -> {
                    if (revision.live()) {
                        sum[0]++;
                        sum[1] += revision.sizeBytes();
                    }
                });
        return new Pictures((int) sum[0], sum[0] == 0 ? 0 : sum[1] / sum[0]);
    }

    /// @param count how many
    /// @param meanBytes of each
    record Pictures(int count, long meanBytes) {}

    private Iterable<TraceEvent.ActionTaken> actions() {
        return run.trace().events().stream()
                        .filter(TraceEvent.ActionTaken.class::isInstance)
                        .map(TraceEvent.ActionTaken.class::cast)
                ::iterator;
    }
}
