package dev.photosync.sim.export;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.view.MessageItem;
import dev.photosync.sim.view.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where everything of a message diagram goes: devices and cloud side by side, time downwards in
/// steps.
///
/// Time has no scale: what begins gets a row of its own, what ends comes a little below what came
/// before, and a long pause is a gap that says how long it was. Thus the order of things is true
/// and every label has room.
final class MessageLayout {
    static final int LANE_WIDTH = 350;
    static final int MARGIN = 110;
    static final int TOP = 118;

    private static final int ROW = 24;
    private static final int END = 9;
    private static final int GAP = 26;
    private static final long PAUSE_MICROS = 120_000_000L;

    /// A pause in which nothing began or ended.
    record Pause(int y, String text) {}

    /// The time at a row, where it is another than that of the row before.
    record Clock(int y, String text) {}

    private record Moment(long micros, MessageItem of, boolean begins) {}

    private final ImmutableList<String> lanes;
    private final Map<MessageItem, Integer> tops = new IdentityHashMap<>();
    private final Map<MessageItem, Integer> bottoms = new IdentityHashMap<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Clock> clocks = new ArrayList<>();
    private int bottom = TOP;

    MessageLayout(Messages messages) {
        this.lanes = lanes(messages.devices());
        List<Moment> moments = new ArrayList<>();
        for (MessageItem item : messages.items()) {
            moments.add(new Moment(item.fromMicros(), item, true));
            moments.add(new Moment(item.toMicros(), item, false));
        }
        moments.sort(Comparator.comparingLong(Moment::micros));
        long before = -1;
        for (Moment moment : moments) {
            place(moment, before);
            before = moment.micros();
        }
    }

    /// The cloud stands in the middle, so that messages cross as few lines as can be.
    private static ImmutableList<String> lanes(List<String> devices) {
        int left = (devices.size() + 1) / 2;
        return ImmutableList.<String>builder()
                .addAll(devices.subList(0, left))
                .add("")
                .addAll(devices.subList(left, devices.size()))
                .build();
    }

    private void place(Moment moment, long before) {
        if (before >= 0 && moment.micros() - before >= PAUSE_MICROS) {
            bottom += GAP;
            pauses.add(new Pause(bottom, Words.span(moment.micros() - before) + " later"));
        }
        if (!moment.begins()) {
            boolean atOnce = moment.of().fromMicros() == moment.micros();
            bottom += atOnce ? 0 : END;
            bottoms.put(moment.of(), bottom);
            return;
        }
        bottom += ROW;
        tops.put(moment.of(), bottom);
        String clock = Words.clockSeconds(moment.micros());
        if (clocks.isEmpty() || !clocks.getLast().text().equals(clock)) {
            clocks.add(new Clock(bottom, clock));
        }
    }

    /// Devices by name and the cloud as the empty name, from left to right.
    ImmutableList<String> lanes() {
        return lanes;
    }

    int x(String lane) {
        return MARGIN + 60 + lanes.indexOf(lane) * LANE_WIDTH;
    }

    /// Whether a lane stands left of the cloud.
    boolean leftOfCloud(String lane) {
        return lanes.indexOf(lane) < lanes.indexOf("");
    }

    int top(MessageItem item) {
        return Objects.requireNonNull(tops.get(item), "every item begins");
    }

    int bottom(MessageItem item) {
        return Objects.requireNonNull(bottoms.get(item), "every item ends");
    }

    List<Pause> pauses() {
        return pauses;
    }

    List<Clock> clocks() {
        return clocks;
    }

    int width() {
        String last = lanes.getLast();
        // Texts of the cloud's line stand right of it.
        return x(last) + (last.isEmpty() ? LANE_WIDTH : MARGIN);
    }

    /// Where the lines end.
    int height() {
        return bottom + GAP;
    }
}
