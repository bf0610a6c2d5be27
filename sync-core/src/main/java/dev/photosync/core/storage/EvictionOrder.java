package dev.photosync.core.storage;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The originals on a device, least recently used first.
///
/// Built in one walk when storage runs short and used up from then on; an original used since the
/// walk goes back in line, and one that came later is offered, or found by the next walk.
public final class EvictionOrder {
    private record Candidate(AssetId id, int lastUsed) {}

    private final Holdings holdings;
    private final PriorityQueue<Candidate> queue =
            new PriorityQueue<>(
                    Comparator.comparingInt(Candidate::lastUsed).thenComparing(Candidate::id));

    /// Lines up every original that the device holds of a library.
    public EvictionOrder(LibrarySnapshot library, Holdings holdings) {
        this.holdings = holdings;
        library.forEach((id, revision) -> {
            if (holdings.rendition(id) == Rendition.ORIGINAL) {
                queue.add(new Candidate(id, holdings.lastUsed(id)));
            }
        });
    }

    /// Lines up one more original, or one that was taken out and could not go.
    public void offer(AssetId id) {
        if (holdings.rendition(id) == Rendition.ORIGINAL) {
            queue.add(new Candidate(id, holdings.lastUsed(id)));
        }
    }

    /// Takes out the original that has gone unused the longest; null when none is left.
    public @Nullable AssetId next() {
        Candidate head = queue.poll();
        while (head != null) {
            int lastUsed = holdings.lastUsed(head.id());
            if (holdings.rendition(head.id()) == Rendition.ORIGINAL) {
                if (lastUsed == head.lastUsed()) {
                    return head.id();
                }
                queue.add(new Candidate(head.id(), lastUsed));
            }
            head = queue.poll();
        }
        return null;
    }
}
