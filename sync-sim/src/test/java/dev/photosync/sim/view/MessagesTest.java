package dev.photosync.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.view.MessageItem.Arrow;
import dev.photosync.sim.view.MessageItem.Burst;
import dev.photosync.sim.view.MessageItem.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final int PLENTY = 100_000;

    private static Messages messages(RunResult run, long from, long to, int most) {
        return Messages.of(run.trace().events(), from, to, most);
    }

    private static RunResult run(String builtIn) {
        return new ScenarioRun(new ScenarioFinder().find(builtIn)).run();
    }

    private static List<Arrow> arrows(Messages messages) {
        return messages.items().stream()
                .filter(Arrow.class::isInstance)
                .map(Arrow.class::cast)
                .toList();
    }

    @Test
    void pairRequestsWithTheirReplies() {
        Messages messages = messages(run("two-gates"), 0, 12 * HOUR, PLENTY);
        List<Arrow> arrows = arrows(messages);

        assertThat(messages.devices()).containsExactly("phone", "tablet");
        assertThat(messages.leftOut()).isZero();
        assertThat(messages.quiet()).isZero();
        assertThat(arrows)
                .filteredOn(Arrow::up)
                .hasSameSizeAs(arrows.stream().filter(arrow -> !arrow.up()).toList());
        assertThat(arrows)
                .allSatisfy(arrow -> assertThat(arrow.fromMicros()).isLessThan(arrow.toMicros()))
                .extracting(Arrow::text)
                .contains("fetch changes", "commit batch, 1 record", "change page, 1 record");
    }

    @Test
    void becomeBurstsAndLeaveOutWhatSaysNothingNewWhenThereAreTooMany() {
        Messages messages = messages(run("cloud-storage-full"), 0, 48 * HOUR, 80);

        assertThat(messages.items()).hasSizeLessThanOrEqualTo(80);
        assertThat(messages.items())
                .anySatisfy(item ->
                        assertThat(item)
                                .isInstanceOfSatisfying(
                                        Burst.class,
                                        burst -> assertThat(burst.requests()).isGreaterThan(100)));
        assertThat(messages.quiet()).isPositive();
        assertThat(arrows(messages))
                .filteredOn(arrow -> arrow.kind() == Arrow.Kind.REFUSED)
                .isNotEmpty()
                .allSatisfy(arrow -> assertThat(arrow.text()).isEqualTo("refused: quota exceeded"));
        assertThat(messages.items()).contains(new Note("phone", HOUR, "take 160 photos", false));
    }

    @Test
    void stayWithinTheWindowAndSayWhatIsMissing() {
        RunResult run = run("cloud-storage-full");
        Messages few = messages(run, HOUR, 2 * HOUR, 5);

        assertThat(few.items()).hasSize(5);
        assertThat(few.leftOut()).isPositive();
        assertThat(few.shownUntilMicros()).isBetween(few.items().getLast().fromMicros(), 2 * HOUR);
        // A reply belongs to its request, even if it comes a moment later.
        assertThat(messages(run, HOUR, 2 * HOUR, PLENTY).items())
                .filteredOn(item -> !(item instanceof Arrow arrow) || arrow.up())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.fromMicros()).isBetween(HOUR, 2 * HOUR));
    }

    @Test
    void showWhatIsCutOffLostOrFails() {
        RunResult run =
                TestScenarios.run(
                        """
                        scenario: lossy
                        length: 3h
                        library: {photos: 10}
                        devices:
                          phone: {network: home-wifi, charging: true}
                          tablet: {network: office-wifi, charging: true}
                        timeline:
                          - {at: 30m, tablet: lose the next 3 hints}
                          - {at: 1h, phone: take a 2 GB video}
                          - {at: 61m, phone: cut off from the cloud for 10m}
                          - {at: 2h, phone: take 3 photos}
                        """);
        Messages messages = messages(run, 0, 3 * HOUR, PLENTY);

        assertThat(arrows(messages))
                .anySatisfy(arrow -> {
                    assertThat(arrow.kind()).isEqualTo(Arrow.Kind.CUT_OFF);
                    assertThat(arrow.text()).startsWith("upload part, cut off after ");
                })
                .anySatisfy(arrow -> {
                    assertThat(arrow.kind()).isEqualTo(Arrow.Kind.HINT_LOST);
                    assertThat(arrow.device()).isEqualTo("tablet");
                });
        assertThat(messages.items())
                .contains(new Note("phone", 61 * MINUTE, "cut off from the cloud for 10m", true))
                .anyMatch(item ->
                        item instanceof Note note
                                && note.text().startsWith("request failed: timed out"));
    }
}
