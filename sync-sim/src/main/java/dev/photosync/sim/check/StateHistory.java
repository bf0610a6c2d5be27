package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which deletion, restore or purge of an asset came after which, as those who did them knew.
///
/// A state is named by itself and by the moment it was set, which every revision carries. Each act
/// tells which state it changed, so that the acts of an asset form a graph of causes: what one
/// device did without knowing of another's act stands beside it, not after it. Whoever replaces a
/// state by one that it came from undoes what an owner did.
final class StateHistory {
    /// A state as set at one moment.
    private record Stand(AssetState state, long sinceMicros) {
        static Stand of(Revision revision) {
            return new Stand(revision.state(), revision.stateSinceMicros());
        }
    }

    private record Act(@Nullable Stand from, Stand to, long atMicros) {}

    // Looked up, never iterated; only assets that were deleted or restored are in it.
    private final Map<AssetId, List<Act>> acts = new HashMap<>();

    /// Somebody changed an asset's state.
    void changed(AssetId id, @Nullable Revision before, Revision after, long nowMicros) {
        if (before == null && after.live()) {
            return;
        }
        Stand from = before == null ? null : Stand.of(before);
        acts.computeIfAbsent(id, key -> new ArrayList<>(2))
                .add(new Act(from, Stand.of(after), nowMicros));
    }

    /// Whether an act led to this revision's state.
    boolean has(AssetId id, Revision revision) {
        Stand stand = Stand.of(revision);
        return acts.getOrDefault(id, List.of()).stream().anyMatch(act -> act.to().equals(stand));
    }

    /// When the first act led to this revision's state, in true time; {@link Long#MIN_VALUE} if
    /// none did.
    long sinceMicros(AssetId id, Revision revision) {
        Stand stand = Stand.of(revision);
        return acts.getOrDefault(id, List.of()).stream()
                .filter(act -> act.to().equals(stand))
                .mapToLong(Act::atMicros)
                .min()
                .orElse(Long.MIN_VALUE);
    }

    /// Whether the earlier revision's state is one that the later's came from.
    boolean cameFrom(AssetId id, Revision earlier, Revision later) {
        Stand first = Stand.of(earlier);
        Stand last = Stand.of(later);
        // Acts of one instant may form a circle; then neither is the earlier.
        return reaches(id, last, first) && !reaches(id, first, last);
    }

    private boolean reaches(AssetId id, Stand later, Stand earlier) {
        List<Act> all = acts.getOrDefault(id, List.of());
        Set<Stand> seen = new HashSet<>();
        ArrayDeque<Stand> open = new ArrayDeque<>();
        open.add(later);
        while (!open.isEmpty()) {
            Stand next = open.remove();
            for (Act act : all) {
                Stand from = act.from();
                if (from != null && act.to().equals(next) && seen.add(from)) {
                    if (from.equals(earlier)) {
                        return true;
                    }
                    open.add(from);
                }
            }
        }
        return false;
    }
}
