package dev.photosync.sim.world;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.ArrayList;
import java.util.List;

/// What an owner does with a device day in, day out, as ordinary actions.
///
/// The `commuter` leaves home's Wi-Fi in the morning, works on the office's, takes a few pictures
/// on the way and at home, and charges at night. The `homebody` leaves the device at home, on its
/// charger by night. Times vary by up to half an hour from day to day.
public final class Routine {
    /// A device that is left alone.
    public static final String NONE = "none";

    /// The names of all routines.
    public static final ImmutableSet<String> NAMES = ImmutableSet.of(NONE, "commuter", "homebody");

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int PICTURES_A_DAY = 8;

    private final String device;
    private final long startOfDayMicros;
    private final long lengthMicros;
    private final RandomStream stream;
    private final List<TimelineEntry> entries = new ArrayList<>();

    private Routine(String device, long startOfDayMicros, long lengthMicros, RandomStream stream) {
        this.device = device;
        this.startOfDayMicros = startOfDayMicros;
        this.lengthMicros = lengthMicros;
        this.stream = stream;
    }

    /// The actions of a routine within a run, in no particular order.
    ///
    /// @param name one of {@link #NAMES}
    /// @param device whose
    /// @param startOfDayMicros the time of day at which the run begins
    /// @param lengthMicros how long the run is
    /// @param stream what the days' variety is drawn from
    public static ImmutableList<TimelineEntry> expand(
            String name,
            String device,
            long startOfDayMicros,
            long lengthMicros,
            RandomStream stream) {
        Routine routine = new Routine(device, startOfDayMicros, lengthMicros, stream);
        for (long day = 0; day * DAY < lengthMicros + startOfDayMicros; day++) {
            switch (name) {
                case NONE -> {}
                case "commuter" -> routine.commute(day * DAY, day % 7 < 5);
                case "homebody" -> routine.stay(day * DAY);
                default -> throw new IllegalArgumentException("unknown routine: name=" + name);
            }
        }
        return ImmutableList.copyOf(routine.entries);
    }

    private void commute(long day, boolean workday) {
        at(day + 7 * HOUR, new Action.Unplug());
        if (workday) {
            at(day + 7 * HOUR + 30 * MINUTE, new Action.LeaveWifi());
            at(day + 8 * HOUR + 30 * MINUTE, new Action.JoinWifi("office-wifi"));
            at(day + 17 * HOUR + 30 * MINUTE, new Action.LeaveWifi());
            at(day + 18 * HOUR + 30 * MINUTE, new Action.JoinWifi("home-wifi"));
        }
        for (int i = 0; i < PICTURES_A_DAY; i++) {
            at(day + 8 * HOUR + stream.nextLong(13 * HOUR), new Action.TakePhotos(1));
        }
        at(day + 22 * HOUR + 30 * MINUTE, new Action.PlugIn());
    }

    private void stay(long day) {
        at(day + 8 * HOUR, new Action.Unplug());
        at(day + 19 * HOUR, new Action.FavouritePhotos(1 + stream.nextInt(3)));
        at(day + 22 * HOUR, new Action.PlugIn());
    }

    private void at(long micros, Action action) {
        long vary = stream.nextLong(HOUR) - HOUR / 2;
        long time = micros + vary - startOfDayMicros;
        if (time >= 0 && time < lengthMicros) {
            entries.add(new TimelineEntry(time, device, action, 0));
        }
    }
}
