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
/// to a thousand is sorted by one more split in place of a rung; below the top an entry is one
/// word, its time counted from a moment that moves on whenever the top is taken down; everything
/// lies in primitive arrays and nothing is allocated once they have grown.
///
/// Adding, cancelling and removing the first are amortised O(1) while times are spread with some
/// regularity; at worst an event goes down a rung for each halving of its distance, after a look at
/// it for each six days of that. A cancelled event is let go of at once; its entry stays until its
/// turn, or until there are more dead entries than live ones.
final class EventQueue {
    /// The most entries of a bucket that are sorted at once; a larger one becomes a rung.
    private static final int SORTED_AT_ONCE = 1024;

    /// So many entries need no rung.
    private static final int FEW = 48;

    /// The most entries that a bottom of more than a few takes in before it becomes a rung.
    private static final int TAKEN_IN = 128;

    /// The entries of a bucket, on average, when a rung opens. More will join them.
    private static final int PER_BUCKET = 8;

    /// More buckets than this would not stay in the nearer caches, all of them being added to.
    private static final int MOST_BUCKETS = 16_384;

    /// How far down the top is taken, in mean distances.
    private static final int REACH = 8;

    /// So many slots and their events stay in the caches by themselves.
    private static final int CACHED = 1 << 14;

    private static final int INITIAL_RUNGS = 4;
    private static final int FEW_DEAD = 1024;

    private final Slots slots = new Slots();
    private final Blocks blocks = new Blocks();
    private Rung[] rungs = new Rung[INITIAL_RUNGS];
    private Top top = new Top();

    /// Takes turns with the top.
    private Top spare = new Top();

    private final Entries bottom = new Entries();

    /// How many entries the bottom has taken in since it was filled.
    private int takenIn;

    private long removedMicros;

    /// The rungs in use: the first {@code depth} of all.
    private int depth;

    /// What the times of rungs and bottom are counted from.
    private long baseMicros;

    /// Everything up to and including this time is at the bottom.
    private long bottomLast = Long.MIN_VALUE;

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
        long time = atMicros - baseMicros;
        if (time <= bottomLast) {
            addToBottom(time, Slots.slot(handle));
            return handle;
        }
        for (int i = depth - 1; i >= 0; i--) {
            Rung rung = rungs[i];
            if (time <= rung.last()) {
                rung.add(Entries.entry(time, Slots.slot(handle)));
                return handle;
            }
        }
        top.add(atMicros, Slots.slot(handle));
        return handle;
    }

    private void addToBottom(long time, int slot) {
        if (time < -Entries.FARTHEST) {
            beginAnew();
            top.add(baseMicros + time, slot);
            return;
        }
        bottom.insert(Entries.entry(time, slot));
        if (++takenIn > TAKEN_IN
                && bottom.size() > FEW
                && Entries.time(bottom.first()) < bottomLast) {
            raiseBottom();
        }
    }

    /// The time of the first event; the greatest there is if none is pending.
    long firstMicros() {
        while (live > 0) {
            if (bottom.size() == 0) {
                refillBottom();
            } else if (slots.dead(Slots.slot(bottom.first()))) {
                bury(Slots.slot(bottom.removeFirst()));
            } else {
                return baseMicros + Entries.time(bottom.first());
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
        return slots.take(Slots.slot(bottom.removeFirst()));
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
            beginAnew();
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
        long first = rung.bucketFirst();
        long last = rung.bucketLast();
        if (rung.count() > SORTED_AT_ONCE && first < last) {
            rung.drainTo(open(first, last, rung.count()));
        } else {
            rung.drainTo(bottom);
            sortBottom(first, last);
        }
    }

    private void sortBottom(long first, long last) {
        bottom.sort(first, last);
        bottomLast = last;
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
            sum += slots.readAhead(Slots.slot(bottom.get(i)));
        }
        readAhead = sum;
    }

    /// Takes the nearer part of the top down: up to eight times the mean distance, so that a few
    /// events far off do not stretch the buckets of all others.
    private void lowerTop() {
        Top all = emptyTop();
        int entries = all.size();
        baseMicros = all.firstMicros();
        long last = Math.min(all.lastMicros() - baseMicros, Entries.FARTHEST);
        boolean sortable = entries <= FEW || last == 0;
        last = Math.min(last, (long) (REACH * (all.meanMicros() - baseMicros)));
        Rung rung = sortable ? null : open(0, last, entries);
        for (int i = 0; i < entries; i++) {
            long time = all.micros(i) - baseMicros;
            if (time > last) {
                top.add(all.micros(i), all.slot(i));
            } else if (rung == null) {
                bottom.append(Entries.entry(time, all.slot(i)));
            } else {
                rung.add(Entries.entry(time, all.slot(i)));
            }
        }
        all.clear();
        if (rung == null) {
            sortBottom(0, last);
        }
    }

    /// Begins an empty top.
    ///
    /// @return what lay at the top so far, to be cleared once it has been read
    private Top emptyTop() {
        Top all = top;
        top = spare;
        spare = all;
        return all;
    }

    /// Makes a rung of a bottom that has grown too long to insert into.
    private void raiseBottom() {
        long first = Entries.time(bottom.first());
        Rung rung = open(first, bottomLast, bottom.size());
        for (int i = 0; i < bottom.size(); i++) {
            rung.add(bottom.get(i));
        }
        bottom.clear();
        bottomLast = first - 1;
    }

    private Rung open(long first, long last, int entries) {
        if (depth == rungs.length) {
            rungs = Arrays.copyOf(rungs, 2 * depth);
        }
        Rung rung = rungs[depth];
        if (rung == null) {
            rung = new Rung(blocks);
            rungs[depth] = rung;
        }
        depth++;
        rung.open(first, last, Math.clamp(entries / PER_BUCKET, 2, MOST_BUCKETS));
        return rung;
    }

    /// Drops all dead entries and begins anew with the others at the top. Those of one time were in
    /// one place and stay in order.
    private void beginAnew() {
        while (depth > 0) {
            Rung rung = rungs[depth - 1];
            if (rung.advance()) {
                rung.drainTo(bottom);
            } else {
                depth--;
            }
        }
        Top all = emptyTop();
        for (int i = 0; i < bottom.size(); i++) {
            long entry = bottom.get(i);
            addLivingToTop(baseMicros + Entries.time(entry), Slots.slot(entry));
        }
        for (int i = 0; i < all.size(); i++) {
            addLivingToTop(all.micros(i), all.slot(i));
        }
        bottom.clear();
        all.clear();
        bottomLast = Long.MIN_VALUE;
    }

    private void addLivingToTop(long micros, int slot) {
        if (slots.dead(slot)) {
            bury(slot);
        } else {
            top.add(micros, slot);
        }
    }

    private void bury(int slot) {
        dead--;
        slots.take(slot);
    }
}
