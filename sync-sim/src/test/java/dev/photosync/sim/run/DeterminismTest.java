package dev.photosync.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Fingerprint;
import dev.photosync.sim.trace.TraceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run depends on its scenario and seed alone, and a fingerprint shows it.
class DeterminismTest {
    private static final ImmutableList<String> NAMES =
            ImmutableList.of(
                    "healthy-day",
                    "offline-edits-and-deletes",
                    "cursor-expired-full-resync",
                    "zone-lost",
                    "phone-full",
                    "support-desk",
                    "two-gates");

    private final ScenarioFinder catalogue = new ScenarioFinder();

    @Test
    void theSameSeedGivesTheSameFingerprint() {
        for (String name : NAMES) {
            assertThat(FingerprintPrinter.print(name)).isEqualTo(FingerprintPrinter.print(name));
        }
    }

    /// Another JVM: its identity hashes, default locale, zone and encoding are others.
    @ParameterizedTest
    @ValueSource(strings = {"2", "0"})
    void anotherJvmGivesTheSameFingerprints(String identityHash)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=" + identityHash,
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Dfile.encoding=ISO-8859-9",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FingerprintPrinter.class.getName()));
        command.addAll(NAMES);
        Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(other.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

        assertThat(other.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .containsAll(NAMES.stream().map(FingerprintPrinter::print).toList());
    }

    @Test
    void everyEventCounts() {
        List<TraceEvent> events =
                new ScenarioRun(catalogue.find("two-gates")).run().trace().events();
        Fingerprint whole = new Fingerprint();
        events.forEach(whole);
        Fingerprint short_ = new Fingerprint();
        events.subList(0, events.size() - 1).forEach(short_);

        assertThat(whole.events()).isEqualTo(events.size());
        assertThat(whole.hex()).matches("[0-9a-f]{64}").isNotEqualTo(short_.hex());
        short_.accept(events.getLast());
        assertThat(short_.hex()).isEqualTo(whole.hex());
    }

    @Test
    void neighbouringTextsAreNotRunTogether() {
        assertThat(Fingerprint.of(List.of(failure("ab", "c"))))
                .isNotEqualTo(Fingerprint.of(List.of(failure("a", "bc"))));
    }

    private static TraceEvent failure(String device, String problem) {
        EngineEvent event = new EngineEvent.RequestFailed(WorkKind.UPLOAD, problem);
        return new TraceEvent.Engine(1, device, event);
    }

    @Test
    void everyActionHasBytesOfItsOwn() {
        Set<Action> actions = new LinkedHashSet<>();
        for (Vocabulary.Entry entry : Vocabulary.entries()) {
            actions.add(Vocabulary.parse(entry.example(), entry.target()));
        }

        assertThat(actions)
                .extracting(action -> new TraceEvent.ActionTaken(1, "x", action, false))
                .extracting(event -> Fingerprint.of(List.of(event)))
                .doesNotHaveDuplicates();
    }

    @Test
    void twoRunsOfTheSameAreInStepToTheEnd() {
        Scenario scenario = catalogue.find("two-gates");
        Lockstep.Result result = Lockstep.of(scenario, scenario);

        assertThat(result.difference()).isEmpty();
        assertThat(result.fingerprint())
                .isEqualTo(Fingerprint.of(new ScenarioRun(scenario).run().trace().events()));
    }

    @Test
    void namesTheFirstEventInWhichTwoSeedsDiffer() {
        Scenario scenario = catalogue.find("two-gates");
        Scenario other = Variant.withSeed(scenario, scenario.seed() + 1);
        Lockstep.Difference difference = Lockstep.of(scenario, other).difference().orElseThrow();
        List<TraceEvent> left = new ScenarioRun(scenario).run().trace().events();
        List<TraceEvent> right = new ScenarioRun(other).run().trace().events();

        assertThat(left.subList(0, difference.index()))
                .isEqualTo(right.subList(0, difference.index()));
        assertThat(difference.left()).isEqualTo(left.get(difference.index()));
        assertThat(difference.right())
                .isEqualTo(right.get(difference.index()))
                .isNotEqualTo(difference.left());
    }
}
