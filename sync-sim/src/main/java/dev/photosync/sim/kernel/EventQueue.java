package dev.photosync.sim.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Pending events in exact (time, sequence) order.
///
/// A ladder queue (Tang, Goh and Thng, "Ladder Queue: An O(1) Priority Queue Structure for
/// Large-Scale Discrete Event Simulation", ACM TOMACS 15(3), 2005): what is far off lies unsorted
/// at the *top*, what is nearer in the buckets of *rungs*, each rung a closer look at one bucket of
/// the rung above, and only what comes next is sorted, at the *bottom*. Deviations: buckets are a
/// power of two wide, so that an event finds its own with a shift; entries of one time stay in the
/// order of adding on every way down, so that no comparison of sequences is needed; a bucket of up
/// to a thousand is sorted by one more split in place of a rung; everything lies in primitive
/// arrays and nothing is allocated once they have grown.
///
/// Adding, cancelling and removing the first are amortised O(1) while times are spread with some
/// regularity; at worst an event goes down a rung for each halving of its distance. A cancelled
/// event is let go of at once; its entry of two words stays until its turn, or until there are more
/// dead entries than live ones.
final class EventQueue {
    /// The most entries of a bucket that are sorted at once; a larger one becomes a rung.
    private static final int SORTED_AT_ONCE = 1024;

    /// So many entries need no rung.
    private static final int FEW = 48;

    /// The most entries that a bottom of more than a few takes in before it becomes a rung.
    private static final int TAKEN_IN = 128;

    private static final int PER_BUCKET = 8;

    /// More buckets than this would not stay in the nearer caches, all of them being added to.
    private static final int MOST_BUCKETS = 8192;

    /// How far down the top is taken, in mean distances.
    private static final int REACH = 4;

    /// So many slots and their events stay in the caches by themselves.
    private static final int CACHED = 1 << 14;

    private static final int INITIAL_RUNGS = 4;
    private static final int FEW_DEAD = 1024;

    private final Slots slots = new Slots();
    private final Blocks blocks = new Blocks();
    private Rung[] rungs = new Rung[INITIAL_RUNGS];
    private Entries top = new Entries();

    /// Takes turns with the top.
    private Entries spare = new Entries();

    private final Entries bottom = new Entries();

    /// How many entries the bottom has taken in since it was filled.
    private int takenIn;

    private long removedMicros;

    /// The rungs in use: the first {@code depth} of all.
    private int depth;

    /// Everything up to and including this moment is at the bottom.
    private long bottomLastMicros = Long.MIN_VALUE;

    private long topFirstMicros = Long.MAX_VALUE;
    private long topLastMicros = Long.MIN_VALUE;
    private int live;
    private int dead;

    /// Means nothing: kept so that the compiler does not leave out the reads it comes from.
    private int readAhead;

    /// How many events are pending.
    int size() {
        return live;
    }

    /// How many entries there are, dead ones too, for tests to bound.
    int entries() {
        return live + dead;
    }

    /// Adds an event after all others of the same time.
    ///
    /// @return its handle, above zero
    long add(long atMicros, Event event) {
        long handle = slots.put(event);
        live++;
        if (atMicros <= bottomLastMicros) {
            bottom.insert(atMicros, handle);
            if (++takenIn > TAKEN_IN
                    && bottom.size() > FEW
                    && bottom.firstMicros() < bottomLastMicros) {
                raiseBottom();
            }
            return handle;
        }
        for (int i = depth - 1; i >= 0; i--) {
            Rung rung = rungs[i];
            if (atMicros <= rung.lastMicros()) {
                rung.add(atMicros, handle);
                return handle;
            }
        }
        addToTop(atMicros, handle);
        return handle;
    }

    /// The time of the first event; the greatest there is if none is pending.
    long firstMicros() {
        while (live > 0) {
            if (bottom.size() == 0) {
                refillBottom();
            } else if (slots.dead(bottom.firstHandle())) {
                bury(bottom.removeFirst());
            } else {
                return bottom.firstMicros();
            }
        }
        return Long.MAX_VALUE;
    }

    /// Removes the first event if it lies at or before an end.
    ///
    /// @return null if there is none
    @Nullable Event removeFirst(long endMicros) {
        long micros = firstMicros();
        if (live == 0 || micros > endMicros) {
            return null;
        }
        live--;
        removedMicros = micros;
        return slots.take(bottom.removeFirst());
    }

    /// The time of the event that was removed last.
    long removedMicros() {
        return removedMicros;
    }

    /// Removes the event with this handle.
    ///
    /// @return false if it is no longer pending
    boolean remove(long handle) {
        if (!slots.cancel(handle)) {
            return false;
        }
        live--;
        dead++;
        if (dead > live + FEW_DEAD) {
            sweep();
        }
        return true;
    }

    /// Takes the next entries down a step.
    private void refillBottom() {
        if (depth == 0) {
            lowerTop();
            return;
        }
        Rung rung = rungs[depth - 1];
        if (!rung.advance()) {
            depth--;
            return;
        }
        long first = rung.bucketFirstMicros();
        long last = rung.bucketLastMicros();
        if (rung.count() > SORTED_AT_ONCE && first < last) {
            rung.drainTo(open(first, last, rung.count()));
        } else {
            rung.drainTo(bottom);
            sortBottom(first, last);
        }
    }

    private void sortBottom(long firstMicros, long lastMicros) {
        bottom.sort(firstMicros, lastMicros);
        bottomLastMicros = lastMicros;
        takenIn = 0;
        if (slots.size() > CACHED) {
            readBottomAhead();
        }
    }

    /// Reads what running the bottom's events will read. The reads do not depend on one another, so
    /// that the memory serves many at a time; while events run it would serve one after the other.
    private void readBottomAhead() {
        int sum = 0;
        for (int i = 0; i < bottom.size(); i++) {
            sum += slots.readAhead(bottom.handle(i));
        }
        readAhead = sum;
    }

    /// Takes the nearer part of the top down: up to four times the mean distance, so that a few
    /// events far off do not stretch the buckets of all others.
    private void lowerTop() {
        int entries = top.size();
        long first = topFirstMicros;
        long last = topLastMicros;
        double reach = REACH * (top.meanMicros() - first);
        if (last - first > reach) {
            last = first + (long) reach;
        }
        boolean sortable = entries <= FEW || first == topLastMicros;
        Rung rung = sortable ? null : open(first, last, entries);
        topFirstMicros = Long.MAX_VALUE;
        topLastMicros = Long.MIN_VALUE;
        Entries all = top;
        top = spare;
        spare = all;
        for (int i = 0; i < entries; i++) {
            long micros = all.micros(i);
            if (micros > last) {
                addToTop(micros, all.handle(i));
            } else if (rung == null) {
                bottom.append(micros, all.handle(i));
            } else {
                rung.add(micros, all.handle(i));
            }
        }
        all.clear();
        if (rung == null) {
            sortBottom(first, last);
        }
    }

    /// Makes a rung of a bottom that has grown too long to insert into.
    private void raiseBottom() {
        long first = bottom.firstMicros();
        Rung rung = open(first, bottomLastMicros, bottom.size());
        for (int i = 0; i < bottom.size(); i++) {
            rung.add(bottom.micros(i), bottom.handle(i));
        }
        bottom.clear();
        bottomLastMicros = first - 1;
    }

    private Rung open(long firstMicros, long lastMicros, int entries) {
        if (depth == rungs.length) {
            rungs = Arrays.copyOf(rungs, 2 * depth);
        }
        Rung rung = rungs[depth];
        if (rung == null) {
            rung = new Rung(blocks);
            rungs[depth] = rung;
        }
        depth++;
        rung.open(firstMicros, lastMicros, Math.clamp(entries / PER_BUCKET, 2, MOST_BUCKETS));
        return rung;
    }

    private void addToTop(long micros, long handle) {
        top.append(micros, handle);
        topFirstMicros = Math.min(topFirstMicros, micros);
        topLastMicros = Math.max(topLastMicros, micros);
    }

    /// Drops all dead entries and begins anew with the others at the top. Those of one time were in
    /// one place and stay in order.
    private void sweep() {
        while (depth > 0) {
            Rung rung = rungs[depth - 1];
            if (rung.advance()) {
                rung.drainTo(bottom);
            } else {
                depth--;
            }
        }
        Entries all = top;
        top = spare;
        spare = all;
        topFirstMicros = Long.MAX_VALUE;
        topLastMicros = Long.MIN_VALUE;
        bottomLastMicros = Long.MIN_VALUE;
        addLivingToTop(bottom);
        addLivingToTop(all);
    }

    private void addLivingToTop(Entries entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (slots.dead(entries.handle(i))) {
                bury(entries.handle(i));
            } else {
                addToTop(entries.micros(i), entries.handle(i));
            }
        }
        entries.clear();
    }

    private void bury(long handle) {
        dead--;
        slots.take(handle);
    }
}
