package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.scenario.ScenarioBuilder;
import dev.photosync.sim.scenario.ScenarioText;
import dev.photosync.sim.text.Units;
import java.util.stream.Collectors;

/// A shrunk finding as an ordinary scenario file, with its story and the command that replays it.
public final class FindingFile {
    private static final int LONGEST_TITLE = 100;

    private FindingFile() {}

    /// The name of the file.
    public static String name(Finding finding) {
        return finding.failure().check() + "-" + finding.seed() + ".yaml";
    }

    /// The text of the file.
    ///
    /// @param path where it will be, for the command that replays it
    public static String text(Finding finding, String path) {
        return ScenarioText.of(told(finding, path), ScenarioFinder.KNOWN);
    }

    private static Scenario told(Finding finding, String path) {
        Failure failure = finding.failure();
        String name = failure.check() + "-" + finding.seed();
        return new ScenarioBuilder(finding.scenario())
                .name(name.length() > 40 ? name.substring(0, 40) : name)
                .title(title(finding))
                .expectations(expectations(finding))
                .lesson(
                        "Found by the search with seed "
                                + finding.seed()
                                + " and shrunk.\n\nWhat breaks: "
                                + failure.check()
                                + ", at "
                                + Units.formatDuration(failure.atMicros())
                                + (failure.where().isEmpty() ? "" : " on " + failure.where())
                                + ": "
                                + failure.detail()
                                + "\n\nReplay: ./photosync replay "
                                + path)
                .build();
    }

    /// What fails, claimed: the file fails as long as the cause is there, and then never again.
    private static ImmutableList<Expectation> expectations(Finding finding) {
        ImmutableList<Expectation> claims = finding.scenario().expectations();
        return finding.failure().safety()
                ? ImmutableList.<Expectation>builder()
                        .addAll(claims)
                        .add(Expectation.always(new Expectation.Claim.NothingLost()))
                        .build()
                : claims;
    }

    private static String title(Finding finding) {
        ImmutableList<TimelineEntry> timeline = finding.scenario().timeline();
        String story =
                timeline.stream()
                        .map(entry -> entry.target() + " " + Vocabulary.phrase(entry.action()))
                        .collect(Collectors.joining("; "));
        String title = finding.failure().check() + " breaks: " + story;
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE - 4).strip() + " ...";
    }
}
