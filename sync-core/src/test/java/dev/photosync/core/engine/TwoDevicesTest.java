package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two devices with one library under seeded faults: replies lost, late and out of order, crashes,
/// lost hints, expired cursors, network changes. Then the faults end and everything must converge.
class TwoDevicesTest {
    private static final int SEEDS = 150;
    private static final int STEPS = 250;
    private static final int PHOTOS = 8;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void convergeAndLoseNothing(boolean optimise) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed, optimise);
            try {
                run.faults();
                run.heal();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed=" + seed + ": " + e.getMessage(), e);
            }
            run.check("seed=" + seed);
        }
    }

    private static final class Run {
        final SplittableRandom random;
        final FakeCloud cloud = new FakeCloud();
        final List<FakeHost> hosts = new ArrayList<>();

        /// Content that some owner purged.
        final Set<ContentHash> purged = new LinkedHashSet<>();

        /// Content that was ever taken.
        final Set<ContentHash> taken = new LinkedHashSet<>();

        long nextContent = 100;
        long wall = 1_000;

        Run(long seed, boolean optimise) {
            random = new SplittableRandom(seed);
            cloud.batchLimit = 1 + random.nextInt(5);
            for (String name : List.of("phone", "tablet-2")) {
                Conditions conditions =
                        new Conditions(
                                Photos.ACCOUNT,
                                FakeHost.WIFI,
                                FakeHost.CHARGER,
                                optimise && name.equals("phone") ? 1_000_000_000L : 1L << 45,
                                optimise ? FakeHost.OPTIMISING : FakeHost.SETTINGS);
                hosts.add(
                        new FakeHost(
                                        cloud,
                                        conditions,
                                        FakeHost.config(
                                                name, SyncPolicy.STANDARD, FakeHost.RELEASE))
                                .start());
            }
        }

        void faults() {
            for (int i = 0; i < STEPS; i++) {
                wall++;
                FakeHost host = hosts.get(random.nextInt(hosts.size()));
                switch (random.nextInt(24)) {
                    case 0, 1, 2, 3, 4 -> change(host);
                    case 5, 6, 7, 8, 9, 10, 11 -> answerOne(host);
                    case 12, 13 -> serveOne(host);
                    case 14 -> failOne(host);
                    case 15, 16 -> host.hint();
                    case 17 -> host.passSilently(random.nextLong(FakeHost.MINUTE));
                    case 18 -> {
                        if (random.nextInt(3) == 0) {
                            host.restart(random.nextBoolean(), random.nextBoolean());
                        }
                    }
                    case 19 -> crashInside(host);
                    case 20 -> host.observe(random.nextBoolean() ? Network.NONE : FakeHost.WIFI);
                    case 21 -> {
                        if (random.nextInt(4) == 0) {
                            cloud.forgetHistory();
                        }
                    }
                    case 22 ->
                            cloud.refuseOnce(
                                    Request.class,
                                    random.nextBoolean()
                                            ? new CloudError.ZoneBusy(FakeHost.SECOND)
                                            : new CloudError.LimitExceeded());
                    default -> {
                        if (random.nextInt(4) == 0) {
                            cloud.expireUploads();
                        }
                    }
                }
            }
        }

        void heal() {
            cloud.relent();
            for (int round = 0; round < 8; round++) {
                for (FakeHost host : hosts) {
                    host.observe(Network.NONE);
                    host.observe(FakeHost.WIFI);
                    host.hint();
                    host.pass(FakeHost.HOUR);
                }
            }
        }

        void check(String seed) {
            Set<ContentHash> live = new LinkedHashSet<>();
            cloud.records()
                    .forEach((id, revision) -> {
                        for (Resource resource : revision.resources()) {
                            assertThat(cloud.holds(resource)).as(seed).isTrue();
                            live.add(resource.hash());
                        }
                    });
            for (ContentHash hash : taken) {
                assertThat(live.contains(hash) || purged.contains(hash))
                        .as("%s content=%s is in the library", seed, hash)
                        .isTrue();
            }
            for (FakeHost host : hosts) {
                assertThat(entries(host.library())).as(seed).isEqualTo(entries(cloud.records()));
                assertThat(host.image().base()).as(seed).isEqualTo(cloud.records());
                assertThat(host.pendingItems()).as(seed).isEmpty();
            }
        }

        private void change(FakeHost host) {
            long number = random.nextInt(PHOTOS);
            AssetId id = Photos.id(number);
            Revision old = host.library().get(id);
            if (old == null) {
                taken.add(Photos.hash(number));
                host.take(id, Photos.photo(number, 300_000));
                return;
            }
            if (old.state() == AssetState.PURGED) {
                return;
            }
            switch (random.nextInt(8)) {
                case 0, 1 -> host.change(id, old.withFavourite(!old.favourite()));
                case 2 -> {
                    String album = random.nextBoolean() ? "Alps" : "Beach";
                    host.change(
                            id,
                            old.withAlbums(
                                    old.albums().contains(album)
                                            ? ImmutableSortedSet.of()
                                            : ImmutableSortedSet.of(album)));
                }
                case 3, 4 -> edit(host, id, old);
                case 5 -> host.change(id, old.withState(AssetState.TRASHED, wall));
                case 6 -> host.change(id, old.withState(AssetState.LIVE, wall));
                default -> {
                    if (old.state() == AssetState.TRASHED && random.nextInt(3) == 0) {
                        // Whoever purges means all of it, also what was edited elsewhere meanwhile.
                        for (FakeHost each : hosts) {
                            Revision known = each.library().get(id);
                            if (known != null) {
                                known.resources().forEach(part -> purged.add(part.hash()));
                            }
                        }
                        purgeable.add(id);
                        host.change(id, old.withState(AssetState.PURGED, wall));
                    }
                }
            }
        }

        final Set<AssetId> purgeable = new LinkedHashSet<>();

        /// An edit replaces the one before, which the owner has seen; it is wanted no more.
        private void edit(FakeHost host, AssetId id, Revision old) {
            if (host.rendition(id) != Rendition.ORIGINAL) {
                return;
            }
            old.resource(ResourceRole.EDIT).ifPresent(before -> purged.add(before.hash()));
            Resource edit = Photos.edit(nextContent++, 50_000);
            taken.add(edit.hash());
            if (purgeable.contains(id)) {
                purged.add(edit.hash());
            }
            host.take(id, old.withResource(edit));
        }

        private void answerOne(FakeHost host) {
            if (!host.pending.isEmpty()) {
                host.answer(pick(host));
            }
        }

        private void serveOne(FakeHost host) {
            if (!host.pending.isEmpty()) {
                host.serve(pick(host));
            }
        }

        private void failOne(FakeHost host) {
            if (!host.pending.isEmpty()) {
                host.fail(
                        pick(host),
                        random.nextBoolean()
                                ? TransportFailure.CONNECTION_RESET
                                : TransportFailure.TIMED_OUT);
            }
        }

        private void crashInside(FakeHost host) {
            host.effectsUntilCrash = random.nextInt(6);
            try {
                answerOne(host);
                change(host);
            } catch (FakeHost.Crashed crash) {
                host.restart(random.nextBoolean(), random.nextBoolean());
            }
            host.effectsUntilCrash = Integer.MAX_VALUE;
        }

        private FakeHost.Pending pick(FakeHost host) {
            int index = random.nextInt(host.pending.size());
            return host.pending.values().stream().skip(index).findFirst().orElseThrow();
        }

        private static String entries(LibrarySnapshot tree) {
            StringBuilder text = new StringBuilder();
            tree.forEach(
                    (id, revision) -> text.append(id).append(' ').append(revision).append('\n'));
            return text.toString();
        }
    }
}
