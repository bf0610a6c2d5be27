package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.ScenarioSource;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.sweep.Comparison;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `compare`: two runs side by side.
@Command(
        name = "compare",
        sortOptions = false,
        description =
                "Runs two scenarios, or one as it is and with something different, with the same"
                        + " seed, and says what differed first, why, and what each comes to.",
        footer = {
            "",
            "For example:  photosync compare plug-in-strict \\",
            "    --set devices.phone.power-policy=standard",
            "",
            "Both have the same tape: the same pictures are taken and the same luck is had"
                    + " where the two agree. Exit codes: 0 compared, 2 wrong usage or input,"
                    + " 130 Ctrl-C."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            completionCandidates = ScenarioChoice.BuiltIn.class,
            description = "A built-in name, or a file: a path with a / or one that ends in .yaml.")
    private String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            completionCandidates = ScenarioChoice.BuiltIn.class,
            description = "What to compare it with (default: A itself, with what --set says).")
    private @Nullable String second;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "What is different in B, such as account.plan=50 GB. May be given several times.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of both (default: that of A).")
    private @Nullable Long seed;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    CompareCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        if (second == null && sets.isEmpty()) {
            throw new UsageException(
                    "compare with what? Name a second scenario, or say with --set KEY=VALUE what is"
                            + " different");
        }
        if (seed != null && seed < 0) {
            throw new UsageException("--seed: expected a number from 0, found " + seed);
        }
        ScenarioFinder finder = new ScenarioFinder();
        ScenarioSource a = finder.source(first);
        ScenarioSource b = second == null ? a : finder.source(second);
        interruption.busy();
        Optional<Comparison> comparison;
        try (ProgressLine progress = new ProgressLine(terminal)) {
            comparison =
                    Comparison.of(
                            new Comparison.Of(a, ImmutableList.of()),
                            new Comparison.Of(b, variations()),
                            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                            progress,
                            interruption::happened);
        }
        if (comparison.isEmpty()) {
            terminal.err().println("photosync: interrupted before there was anything to compare");
            return ExitCode.INTERRUPTED;
        }
        if (common.json()) {
            terminal.out().print(CompareJson.text(comparison.get()));
        } else {
            Page page = common.page(terminal);
            new CompareText(page, comparison.get()).write();
            terminal.out().print(page.text());
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    private ImmutableList<Variation> variations() {
        Map<String, Variation> byKey = new LinkedHashMap<>();
        for (String set : sets) {
            try {
                Variation variation = Variation.parse(set);
                if (byKey.put(variation.key(), variation) != null) {
                    throw new UsageException(
                            "--set: the key `"
                                    + variation.key()
                                    + "` is given twice; `sweep` tries several values");
                }
            } catch (WordingException e) {
                throw new UsageException("--set: " + e.getMessage());
            }
        }
        return ImmutableList.copyOf(byKey.values());
    }
}
