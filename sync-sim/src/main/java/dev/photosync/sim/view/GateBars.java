package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.view.GateBar.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A device's bars in the making, fed in order of time with sets of reasons.
final class GateBars {
    private static final Comparator<GateBar> ORDER =
            Comparator.comparingLong(GateBar::fromMicros)
                    .thenComparing(GateBar::reason)
                    .thenComparing(GateBar::layer);

    private final List<GateBar> done = new ArrayList<>();
    private final long[] standing = new long[Layer.values().length];
    private final long[][] fromMicros = new long[Layer.values().length][Reason.values().length];

    /// From a moment on these reasons stand on a layer, and no others.
    void set(Layer layer, long micros, long reasons) {
        long before = standing[layer.ordinal()];
        if (before == reasons) {
            return;
        }
        close(layer, before & ~reasons, micros, false);
        for (long rest = reasons & ~before; rest != 0; rest &= rest - 1) {
            fromMicros[layer.ordinal()][Long.numberOfTrailingZeros(rest)] = micros;
        }
        standing[layer.ordinal()] = reasons;
    }

    ImmutableList<GateBar> end(long endMicros) {
        for (Layer layer : Layer.values()) {
            close(layer, standing[layer.ordinal()], endMicros, true);
        }
        return ImmutableList.sortedCopyOf(ORDER, done);
    }

    private void close(Layer layer, long reasons, long micros, boolean open) {
        for (Reason reason : Reasons.list(reasons)) {
            long from = fromMicros[layer.ordinal()][reason.ordinal()];
            if (micros > from) {
                done.add(new GateBar(reason, layer, from, micros, open));
            }
        }
    }
}
