package dev.photosync.sim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.explain.NotableAssets.Notable;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Of a run's assets those come first whose stories explain most.
class NotableAssetsTest {
    private static final long HOUR = 3_600_000_000L;

    private static RunResult run(String name, long untilMicros) {
        return new ScenarioRun(new ScenarioFinder().find(name)).run(untilMicros, _ -> {});
    }

    @Test
    void beginWithWhatIsStillPending() {
        RunResult result = run("cloud-storage-full", 20 * HOUR);
        List<TraceEvent> events = result.trace().events();

        NotableAssets notable = NotableAssets.of(events, 20 * HOUR, Optional.empty(), 200);

        int pending = result.ledger().device("phone").pending();
        assertThat(pending).isPositive();
        assertThat(notable.assets().subList(0, pending))
                .extracting(Notable::why)
                .allMatch(why -> why.startsWith("still pending at the end, for "));
        assertThat(notable.assets().get(pending).why()).startsWith("pending for ");
    }

    @Test
    void goOnWithTheLastArrivalWhenNothingIsPending() {
        RunResult result = run("cloud-storage-full", 48 * HOUR);
        List<TraceEvent> events = result.trace().events();
        AssetStory last = AssetStory.ofLastArrival(events).orElseThrow();

        NotableAssets notable = NotableAssets.of(events, 48 * HOUR, Optional.of(last), 3);

        assertThat(notable.assets()).hasSize(3);
        assertThat(notable.assets().getFirst().asset()).isEqualTo(last.asset());
        assertThat(notable.leftOut()).isPositive();
    }

    @Test
    void putWhatBrokeAnInvariantBeforeAllElse() {
        RunResult result = run("cloud-storage-full", 20 * HOUR);
        Ledger ledger = result.ledger();
        TraceEvent.AssetAdded settled =
                result.trace().events().stream()
                        .filter(TraceEvent.AssetAdded.class::isInstance)
                        .map(TraceEvent.AssetAdded.class::cast)
                        .filter(added -> ledger.device("phone").item(added.asset()) == null)
                        .findFirst()
                        .orElseThrow();
        result.trace()
                .add(
                        new TraceEvent.Violated(
                                20 * HOUR, "planted", "phone", settled.asset(), "it did not hold"));

        NotableAssets notable =
                NotableAssets.of(result.trace().events(), 20 * HOUR, Optional.empty(), 1);

        assertThat(notable.assets().getFirst().asset()).isEqualTo(settled.asset());
    }
}
