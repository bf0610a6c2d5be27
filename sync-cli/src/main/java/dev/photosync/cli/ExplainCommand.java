package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.explain.AssetHistory;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `explain`: why a library is not synced at one moment.
@Command(
        name = "explain",
        sortOptions = false,
        description = "Tells the true state at one moment: what holds what, and what to do.",
        footer = {
            "",
            "Times count from the start: 20h, 1d6h, 1d 06:00, or end. What is printed can be"
                    + " given back."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_CANDIDATES = 5;

    @Mixin private final ScenarioChoice choice = new ScenarioChoice();

    @Option(
            names = "--at",
            paramLabel = "T",
            required = true,
            description = "The moment, such as 20h, 1d6h or end.")
    private String at = "";

    @Option(names = "--device", paramLabel = "D", description = "Only this device.")
    private @Nullable String device;

    @Option(
            names = "--asset",
            paramLabel = "A",
            description = "The story of one asset: the first characters of its id.")
    private @Nullable String asset;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    ExplainCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Scenario scenario = choice.scenario();
        long moment = choice.moment("--at", at, scenario);
        ScenarioChoice.checkDevice(device, scenario);
        RunResult result = new Run(terminal, interruption).until(scenario, moment);
        List<TraceEvent> events = result.trace().events();
        Situation situation = Situation.of(result.ledger(), events).of(device);
        Optional<AssetHistory> history =
                Optional.ofNullable(asset)
                        .map(prefix ->
                                AssetHistory.of(find(events, prefix), events, result.endMicros()));
        if (common.json()) {
            terminal.out().print(SituationJson.text(scenario, situation, history));
        } else {
            Page page = common.page(terminal);
            new SituationText(page).write(scenario, situation, history);
            terminal.out().print(page.text());
        }
        terminal.out().flush();
        return result.interrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private static AssetId find(List<TraceEvent> events, String prefix) {
        ImmutableList<AssetId> found = AssetHistory.find(events, prefix.toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            throw new UsageException(
                    "--asset: up to this moment nothing has happened to an asset whose id begins"
                            + " with `"
                            + prefix
                            + "`");
        }
        if (found.size() > 1) {
            throw new UsageException(
                    "--asset: "
                            + found.size()
                            + " assets begin with `"
                            + prefix
                            + "`, such as "
                            + found.stream()
                                    .limit(MOST_CANDIDATES)
                                    .map(AssetId::shortName)
                                    .collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }
}
