package dev.photosync.sim.view;

import com.google.common.primitives.ImmutableLongArray;

/// A number that changes in steps: each value holds from its moment until the next.
///
/// @param atMicros when it changed, ascending, each moment once
/// @param values what it became; no two neighbours are the same
public record StepSeries(ImmutableLongArray atMicros, ImmutableLongArray values) {
    public StepSeries {
        if (atMicros.length() != values.length()) {
            throw new IllegalArgumentException(
                    "a series must have a value for each moment: moments="
                            + atMicros.length()
                            + ", values="
                            + values.length());
        }
    }

    /// How many steps there are.
    public int size() {
        return values.length();
    }

    public long atMicros(int step) {
        return atMicros.get(step);
    }

    public long value(int step) {
        return values.get(step);
    }

    /// The value at a moment, after all that happened then; 0 before the first step.
    public long valueAt(long micros) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atMicros.get(middle) <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : values.get(low - 1);
    }

    /// The value at the end; 0 if there is no step.
    public long last() {
        return values.isEmpty() ? 0 : values.get(size() - 1);
    }

    /// The largest value; 0 if there is no step.
    public long most() {
        return values.stream().max().orElse(0);
    }

    /// The same with fewer steps, for a picture so many columns wide: of each column the first, the
    /// least, the largest and the last value stay, so that no peak is lost.
    ///
    /// @param endMicros where the last column ends
    /// @param columns at least 1; at most four steps of each stay
    public StepSeries thinned(long endMicros, int columns) {
        if (size() <= 4L * columns) {
            return this;
        }
        Builder thin = new Builder();
        long wide = Math.max(1, Math.ceilDiv(endMicros, columns));
        for (int from = 0, to; from < size(); from = to) {
            long column = atMicros(from) / wide;
            int least = from;
            int most = from;
            for (to = from + 1; to < size() && atMicros(to) / wide == column; to++) {
                least = value(to) < value(least) ? to : least;
                most = value(to) > value(most) ? to : most;
            }
            thin.set(atMicros(from), value(from));
            int first = Math.min(least, most);
            int second = Math.max(least, most);
            thin.set(atMicros(first), value(first));
            thin.set(atMicros(second), value(second));
            thin.set(atMicros(to - 1), value(to - 1));
        }
        return thin.build();
    }

    /// A series in the making, fed in order of time.
    static final class Builder {
        private final ImmutableLongArray.Builder atMicros = ImmutableLongArray.builder();
        private final ImmutableLongArray.Builder values = ImmutableLongArray.builder();
        private boolean begun;
        private long nowMicros;
        private long value;
        private long told;
        private boolean any;

        /// The value is this from a moment on; the last word about a moment counts.
        void set(long micros, long to) {
            if (begun && micros > nowMicros) {
                tell();
            }
            begun = true;
            nowMicros = micros;
            value = to;
        }

        void add(long micros, long more) {
            set(micros, value + more);
        }

        StepSeries build() {
            if (begun) {
                tell();
            }
            return new StepSeries(atMicros.build(), values.build());
        }

        private void tell() {
            if (!any || value != told) {
                atMicros.add(nowMicros);
                values.add(value);
                any = true;
                told = value;
            }
        }
    }
}
