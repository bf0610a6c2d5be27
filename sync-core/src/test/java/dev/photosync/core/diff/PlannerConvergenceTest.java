package dev.photosync.core.diff;

import static dev.photosync.core.diff.Revisions.ID;
import static dev.photosync.core.diff.Revisions.ORIGINAL;
import static dev.photosync.core.diff.Revisions.edit;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Lets devices that follow the planner converge.
class PlannerConvergenceTest {
    @Test
    void bringsTwoDevicesTogetherInWhateverOrderTheySyncAndLosesNoEdit() {
        for (long seed = 0; seed < 5_000; seed++) {
            new Convergence(seed).run();
        }
    }

    /// Two or three devices that change one asset, and now and then do what the planner says.
    private static final class Convergence {
        private final SplittableRandom random;
        private final long seed;
        private final Map<AssetId, Revision> cloud = new TreeMap<>();
        private final List<Device> devices = new ArrayList<>();

        /// Edits that nobody has replaced, reverted or purged knowingly.
        private final Set<Resource> wanted = new HashSet<>();

        private boolean purged;
        private long wall = 10;
        private int edits;

        private static final class Device {
            final Map<AssetId, Revision> local = new TreeMap<>();
            final Map<AssetId, Revision> base = new TreeMap<>();
        }

        Convergence(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                devices.add(new Device());
            }
        }

        void run() {
            for (int i = 0; i < 25; i++) {
                Device device = devices.get(random.nextInt(devices.size()));
                if (random.nextInt(3) == 0) {
                    sync(device);
                } else {
                    change(device);
                }
            }
            for (int round = 0; round < 4; round++) {
                List<Device> order = new ArrayList<>(devices);
                while (!order.isEmpty()) {
                    sync(order.remove(random.nextInt(order.size())));
                }
            }
            Set<Resource> kept = new HashSet<>();
            cloud.values().forEach(revision -> kept.addAll(revision.resources()));
            for (Device device : devices) {
                assertThat(device.local).as("seed=%d", seed).isEqualTo(cloud);
                assertThat(device.base).as("seed=%d", seed).isEqualTo(cloud);
            }
            if (!purged) {
                assertThat(kept).as("seed=%d", seed).containsAll(wanted);
            }
        }

        private void change(Device device) {
            wall++;
            Revision old = device.local.get(ID);
            if (old == null || old.state() == AssetState.PURGED) {
                Revision imported = Revision.imported(ImmutableList.of(ORIGINAL), wall);
                device.local.put(ID, imported);
                return;
            }
            Revision next =
                    switch (random.nextInt(9)) {
                        case 0 -> old.withFavourite(!old.favourite());
                        case 1 ->
                                old.withAlbums(
                                        old.albums().isEmpty()
                                                ? ImmutableSortedSet.of("Alps")
                                                : ImmutableSortedSet.of());
                        case 2, 3, 4 -> {
                            old.resource(ResourceRole.EDIT).ifPresent(wanted::remove);
                            Resource edit = edit(++edits);
                            wanted.add(edit);
                            yield old.withResource(edit);
                        }
                        case 5 -> {
                            old.resource(ResourceRole.EDIT).ifPresent(wanted::remove);
                            yield old.withResources(ImmutableList.of(ORIGINAL));
                        }
                        case 6 -> old.withState(AssetState.TRASHED, wall);
                        case 7 -> old.withState(AssetState.LIVE, wall);
                        default -> {
                            if (old.live() || random.nextInt(4) > 0) {
                                yield old;
                            }
                            purged = true;
                            yield old.withState(AssetState.PURGED, wall);
                        }
                    };
            device.local.put(ID, next);
        }

        private void sync(Device device) {
            Set<AssetId> ids = new HashSet<>(cloud.keySet());
            ids.addAll(device.local.keySet());
            for (AssetId id : new TreeMap<>(toMap(ids)).keySet()) {
                sync(device, id, 0);
            }
        }

        private static Map<AssetId, Boolean> toMap(Set<AssetId> ids) {
            Map<AssetId, Boolean> map = new TreeMap<>();
            ids.forEach(id -> map.put(id, true));
            return map;
        }

        private void sync(Device device, AssetId id, int depth) {
            assertThat(depth).as("seed=%d: a plan leads to an end", seed).isLessThan(4);
            Revision local = device.local.get(id);
            Revision remote = cloud.get(id);
            switch (Planner.plan(id, local, remote, device.base.get(id))) {
                case Decision.Nothing _ -> {}
                case Decision.Agree agree -> device.base.put(id, agree.revision());
                case Decision.TakeRemote take -> {
                    device.local.put(id, take.revision());
                    device.base.put(id, take.revision());
                }
                case Decision.Commit commit -> {
                    assertThat(commit.expected()).isEqualTo(remote);
                    cloud.put(id, commit.revision());
                    device.base.put(id, commit.revision());
                }
                case Decision.Merge merge -> {
                    Decision.ConflictCopy copy = merge.copy();
                    if (copy != null && !device.local.containsKey(copy.id())) {
                        device.local.put(copy.id(), copy.revision());
                        sync(device, copy.id(), depth + 1);
                    }
                    device.local.put(id, merge.merged());
                    device.base.put(id, requireNonNull(remote));
                    sync(device, id, depth + 1);
                }
            }
        }
    }
}
