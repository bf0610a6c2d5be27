package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.library.Skipped;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Where every asset is at the end of a run.
///
/// @param devices in the order of the scenario
/// @param accounts in the order of the scenario
/// @param imported what became of a folder of real photos; empty if the library is synthetic
public record Whereabouts(
        ImmutableList<OnDevice> devices,
        ImmutableList<InCloud> accounts,
        Optional<Imported> imported) {
    /// What a device has.
    ///
    /// @param live assets in its library
    /// @param originals how many of them are there in full resolution
    /// @param optimised how many as optimised copies
    /// @param placeholders how many as a record alone
    /// @param trashed assets in Recently Deleted
    /// @param pending work by kind; kinds without any are left out
    /// @param unheard assets in the cloud that it has not heard of
    /// @param inStep whether its library is the cloud's, revision by revision
    public record OnDevice(
            String device,
            String account,
            int live,
            int originals,
            int optimised,
            int placeholders,
            int trashed,
            ImmutableMap<WorkKind, Integer> pending,
            int unheard,
            boolean running,
            boolean inStep,
            long freeBytes) {}

    /// What an account has in the cloud.
    ///
    /// @param live assets in the library
    /// @param trashed assets in Recently Deleted
    /// @param otherBytes what else takes the plan's space, by name
    public record InCloud(
            String account,
            int live,
            int trashed,
            long planBytes,
            long photoBytes,
            ImmutableMap<String, Long> otherBytes) {
        /// What the plan has left; below nothing if it is overfull.
        public long freeBytes() {
            long others = otherBytes.values().stream().mapToLong(Long::longValue).sum();
            return planBytes - photoBytes - others;
        }
    }

    /// What became of a folder of real photos.
    ///
    /// @param pictures how many assets it gave
    /// @param causes why files were skipped, most frequent first
    public record Imported(int pictures, int skipped, ImmutableList<SkippedFor> causes) {}

    /// Files skipped for one kind of reason.
    ///
    /// @param reasons the different reasons in words
    public record SkippedFor(Skipped.Cause cause, ImmutableList<String> reasons, int files) {}

    /// Looks where everything is.
    ///
    /// @param skipped files of the imported folder that are no pictures
    public static Whereabouts of(
            Scenario scenario, World world, Ledger ledger, ImmutableList<Skipped> skipped) {
        ImmutableList.Builder<OnDevice> devices = ImmutableList.builder();
        for (DeviceLedger device : ledger.devices()) {
            Phone phone = Objects.requireNonNull(world.phones().get(device.device()));
            devices.add(onDevice(device, phone, world.cloud().account(device.account())));
        }
        ImmutableList.Builder<InCloud> accounts = ImmutableList.builder();
        for (CloudAccount account : world.cloud().accounts().values()) {
            accounts.add(inCloud(account, scenario, ledger, world.trace().events()));
        }
        boolean real = scenario.library().folder().isPresent();
        return new Whereabouts(
                devices.build(),
                accounts.build(),
                real ? Optional.of(imported(world.trace().events(), skipped)) : Optional.empty());
    }

    private static OnDevice onDevice(DeviceLedger device, Phone phone, CloudAccount account) {
        LibrarySnapshot library = phone.library();
        Holdings holdings = phone.holdings();
        int[] copies = new int[Rendition.values().length];
        int[] trashed = new int[1];
        library.forEach((id, revision) -> {
            if (revision.live()) {
                copies[holdings.rendition(id).ordinal()]++;
            } else {
                trashed[0] += revision.state() == AssetState.TRASHED ? 1 : 0;
            }
        });
        ImmutableMap.Builder<WorkKind, Integer> pending = ImmutableMap.builder();
        for (WorkKind kind : WorkKind.values()) {
            if (device.pending(kind) > 0) {
                pending.put(kind, device.pending(kind));
            }
        }
        return new OnDevice(
                device.device(),
                device.account(),
                copies[0] + copies[1] + copies[2],
                copies[Rendition.ORIGINAL.ordinal()],
                copies[Rendition.OPTIMISED.ordinal()],
                copies[Rendition.NONE.ordinal()],
                trashed[0],
                pending.buildOrThrow(),
                device.unheard(),
                device.running(),
                account.agreesWith(library),
                phone.freeBytes());
    }

    private static InCloud inCloud(
            CloudAccount account, Scenario scenario, Ledger ledger, List<TraceEvent> events) {
        int[] counts = new int[AssetState.values().length];
        account.records().forEach((id, revision) -> counts[revision.state().ordinal()]++);
        TraceEvent.QuotaIs quota = Objects.requireNonNull(ledger.quota(account.name()));
        return new InCloud(
                account.name(),
                counts[AssetState.LIVE.ordinal()],
                counts[AssetState.TRASHED.ordinal()],
                quota.planBytes(),
                quota.photoBytes(),
                others(account.name(), scenario, events));
    }

    /// What else takes an account's space, from what it was at first and what happened to it.
    private static ImmutableMap<String, Long> others(
            String account, Scenario scenario, List<TraceEvent> events) {
        Map<String, Long> used =
                new LinkedHashMap<>(
                        Objects.requireNonNull(scenario.accounts().get(account)).usedBytes());
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.ActionTaken taken && taken.target().equals(account)) {
                if (taken.action() instanceof Action.UseQuota use) {
                    used.merge(use.by(), use.sizeBytes(), Long::sum);
                } else if (taken.action() instanceof Action.FreeQuota free) {
                    used.merge(free.of(), 0L, (old, _) -> Math.max(0, old - free.sizeBytes()));
                }
            }
        }
        used.values().removeIf(Predicate.isEqual(0L));
        return ImmutableMap.copyOf(used);
    }

    private static Imported imported(List<TraceEvent> events, ImmutableList<Skipped> skipped) {
        int pictures = 0;
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.DeviceIs is) {
                pictures = Math.max(pictures, is.assets() + is.unheard());
            }
        }
        List<SkippedFor> causes = new ArrayList<>();
        for (Skipped.Cause cause : Skipped.Cause.values()) {
            List<Skipped> of = skipped.stream().filter(s -> s.cause() == cause).toList();
            if (!of.isEmpty()) {
                causes.add(
                        new SkippedFor(
                                cause,
                                of.stream()
                                        .map(Skipped::reason)
                                        .distinct()
                                        .collect(ImmutableList.toImmutableList()),
                                of.size()));
            }
        }
        causes.sort((a, b) -> Integer.compare(b.files(), a.files()));
        return new Imported(pictures, skipped.size(), ImmutableList.copyOf(causes));
    }
}
