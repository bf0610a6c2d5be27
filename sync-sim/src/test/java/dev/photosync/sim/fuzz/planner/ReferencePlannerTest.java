package dev.photosync.sim.fuzz.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.diff.Planner;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The planner and its reference model, built apart from the same rules, agree on every decision to
/// the last part of it.
class ReferencePlannerTest {
    private static final AssetId ID = new AssetId(7, 7);
    private static final ReferencePlanner MODEL = new ReferencePlanner();

    /// Absent, and every state, two times, two edits or none, the favourite and two albums.
    private static List<@Nullable Revision> smallWorld() {
        List<@Nullable Revision> world = new ArrayList<>();
        world.add(null);
        for (AssetState state : AssetState.values()) {
            for (int edit = 0; edit < (state == AssetState.PURGED ? 1 : 3); edit++) {
                for (int flags = 0; flags < 16; flags++) {
                    world.add(
                            Revision.of(
                                    resources(state, edit),
                                    albums(flags),
                                    (flags & 4) != 0,
                                    state,
                                    5,
                                    (flags & 8) != 0 ? 8 : 6,
                                    1));
                }
            }
        }
        return world;
    }

    private static ImmutableList<Resource> resources(AssetState state, int edit) {
        Resource original = part(ResourceRole.ORIGINAL, 1);
        return state == AssetState.PURGED
                ? ImmutableList.of()
                : edit == 0
                        ? ImmutableList.of(original)
                        : ImmutableList.of(original, part(ResourceRole.EDIT, edit));
    }

    private static ImmutableSortedSet<String> albums(int flags) {
        ImmutableSortedSet.Builder<String> albums = ImmutableSortedSet.naturalOrder();
        if ((flags & 1) != 0) {
            albums.add("Alps");
        }
        if ((flags & 2) != 0) {
            albums.add("Beach");
        }
        return albums.build();
    }

    private static Resource part(ResourceRole role, int content) {
        return new Resource(role, new ContentHash(content, 2, 3, 4), 10, false);
    }

    @Test
    void agreesOnEveryThreeTreesOfASmallWorld() {
        List<@Nullable Revision> world = smallWorld();
        long cases = 0;
        for (Revision local : world) {
            for (Revision remote : world) {
                for (Revision base : world) {
                    compare(new Case(ID, local, remote, base));
                    cases++;
                }
            }
        }

        assertThat(cases).isEqualTo(113L * 113 * 113);
    }

    /// Any role in any version, any time, any record format: also what no history leads to.
    @Test
    void agreesOnTreesDrawnFromAWiderWorld() {
        RandomStream random = new RandomStream(4);
        for (int i = 0; i < 200_000; i++) {
            compare(new Case(ID, revision(random), revision(random), revision(random)));
        }
    }

    private static @Nullable Revision revision(RandomStream random) {
        if (random.nextInt(12) == 0) {
            return null;
        }
        ImmutableList.Builder<Resource> parts = ImmutableList.builder();
        AssetState state = AssetState.values()[random.nextInt(3)];
        for (ResourceRole role : ResourceRole.values()) {
            if (state != AssetState.PURGED && random.nextInt(3) > 0) {
                parts.add(part(role, 1 + random.nextInt(2)));
            }
        }
        return Revision.of(
                parts.build(),
                albums(random.nextInt(4)),
                random.nextBoolean(0.5),
                state,
                random.nextInt(3),
                random.nextInt(3),
                1 + random.nextInt(2));
    }

    private static void compare(Case found) {
        if (!found.by(Planner::plan).equals(found.by(MODEL))) {
            throw new AssertionError(
                    found.inWords()
                            + "\nplan   "
                            + Case.shown(found.by(Planner::plan))
                            + "\nmodel  "
                            + Case.shown(found.by(MODEL)));
        }
    }
}
