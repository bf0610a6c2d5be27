package dev.photosync.sim.run;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;

/// A scenario told again by a test: with fewer pictures, with a fault from the start, and with no
/// claims but those that any run must bear out.
public final class Retelling {
    private static final long HOUR_MICROS = 3_600_000_000L;

    private Retelling() {}

    /// The same story with a part of its pictures, one of each kind at least.
    public static Scenario withOneIn(Scenario of, int parts) {
        LibrarySetup library = of.library();
        return copy(
                of,
                of.lengthMicros(),
                new LibrarySetup(
                        part(library.photos(), parts),
                        part(library.videos(), parts),
                        library.folder(),
                        library.on(),
                        library.account()),
                of.timeline().stream()
                        .map(entry -> part(entry, parts))
                        .collect(ImmutableList.toImmutableList()),
                of.expectations());
    }

    /// The same story with one thing more that happens to a device before all else.
    public static Scenario withAtFirst(Scenario of, String device, Action.OnDevice action) {
        return copy(
                of,
                of.lengthMicros(),
                of.library(),
                ImmutableList.<TimelineEntry>builder()
                        .add(new TimelineEntry(0, device, action, 1))
                        .addAll(of.timeline())
                        .build(),
                of.expectations());
    }

    /// The same story with two claims: that nothing is lost, and that all are in sync at the end.
    /// Where a glitch strikes, which may last until somebody opens the app, the owners do so at the
    /// old end, and an hour is added.
    public static Scenario endingInSync(Scenario of) {
        boolean glitch =
                of.timeline().stream()
                        .anyMatch(entry -> entry.action() instanceof Action.StartGlitch);
        ImmutableList.Builder<TimelineEntry> timeline = ImmutableList.builder();
        timeline.addAll(of.timeline());
        if (glitch) {
            of.devices()
                    .keySet()
                    .forEach(device ->
                            timeline.add(
                                    new TimelineEntry(
                                            of.lengthMicros(), device, new Action.OpenApp(), 1)));
        }
        long length = of.lengthMicros() + (glitch ? HOUR_MICROS : 0);
        return copy(
                of,
                length,
                of.library(),
                timeline.build(),
                ImmutableList.of(
                        claim(new When.At(length), new Claim.Synced(), "all: synced"),
                        claim(new When.Always(), new Claim.NothingLost(), "nothing lost")));
    }

    private static Expectation claim(When when, Claim claim, String text) {
        return new Expectation(when, "all", claim, text, 1);
    }

    private static TimelineEntry part(TimelineEntry entry, int parts) {
        Action fewer =
                switch (entry.action()) {
                    case Action.TakePhotos a -> new Action.TakePhotos(part(a.count(), parts));
                    case Action.TakeVideos a -> new Action.TakeVideos(part(a.count(), parts));
                    case Action.TakeRawPhotos a -> new Action.TakeRawPhotos(part(a.count(), parts));
                    case Action other -> other;
                };
        return new TimelineEntry(entry.atMicros(), entry.target(), fewer, entry.line());
    }

    private static int part(int count, int parts) {
        return count == 0 ? 0 : Math.max(1, count / parts);
    }

    private static Scenario copy(
            Scenario of,
            long lengthMicros,
            LibrarySetup library,
            ImmutableList<TimelineEntry> timeline,
            ImmutableList<Expectation> expectations) {
        return new Scenario(
                of.source(),
                of.name(),
                of.title(),
                of.strategy(),
                of.kind(),
                of.lesson(),
                lengthMicros,
                of.startOfDayMicros(),
                of.seed(),
                of.accounts(),
                of.cloud(),
                library,
                of.networks(),
                of.devices(),
                timeline,
                expectations);
    }
}
