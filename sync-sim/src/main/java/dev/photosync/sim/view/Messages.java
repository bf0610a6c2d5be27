package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The messages of a window of a run, and what happened meanwhile: few enough to be drawn one below
/// the other.
///
/// If there are too many, requests of one kind that follow one another become bursts, and polls
/// without news and troubles that come again and again are left out. If there are still too many,
/// the last are.
///
/// @param fromMicros where the window begins
/// @param toMicros where it ends
/// @param devices those that something is about, in the order of the trace
/// @param items in order of their beginning
/// @param quiet how many polls without news and repeated troubles were left out
/// @param leftOut how many items had to go from the end
/// @param shownUntilMicros when the first of those begins; the window's end if none had to go
public record Messages(
        long fromMicros,
        long toMicros,
        ImmutableList<String> devices,
        ImmutableList<MessageItem> items,
        int quiet,
        int leftOut,
        long shownUntilMicros) {
    /// Picks what a window shows.
    ///
    /// @param most how many items to show
    public static Messages of(List<TraceEvent> events, long fromMicros, long toMicros, int most) {
        MessageReader reader = new MessageReader(fromMicros, toMicros);
        reader.read(events);
        List<MessageItem> all = reader.items(false);
        if (all.size() > most) {
            all = reader.items(true);
        }
        all.sort(Comparator.comparingLong(MessageItem::fromMicros));
        List<MessageItem> shown = all.subList(0, Math.min(most, all.size()));
        Stream<String> devices =
                reader.devices().stream()
                        .filter(device -> shown.stream().anyMatch(i -> i.device().equals(device)));
        return new Messages(
                fromMicros,
                toMicros,
                devices.collect(ImmutableList.toImmutableList()),
                ImmutableList.copyOf(shown),
                reader.quiet(),
                all.size() - shown.size(),
                shown.size() < all.size() ? all.get(shown.size()).fromMicros() : toMicros);
    }
}
