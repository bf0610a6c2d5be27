package dev.photosync.cli;

import dev.photosync.sim.explain.Guide;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `scenarios`: lists what is built in.
@Command(
        name = "scenarios",
        sortOptions = false,
        description = "Lists the built-in scenarios, by strategy and by kind of field cause.")
final class ScenariosCommand implements Callable<Integer> {
    private static final List<String> ROWS =
            List.of("1", "1a", "1b", "2", "2a", "2b", "2c", "2d", "3", "4", "5", "6", "7", "8");

    @Option(
            names = "--strategy",
            paramLabel = "ROW",
            description = "Only one strategy of the guide, or one row of it: 2, 2c.")
    private @Nullable String strategy;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only one kind of field cause, such as network.")
    private @Nullable String kind;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    ScenariosCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check("--strategy", strategy, ROWS);
        check("--kind", kind, Scenario.FIELD_KINDS);
        List<Scenario> chosen =
                new ScenarioFinder()
                        .builtIn().stream()
                                .filter(s -> strategy == null || s.strategy().startsWith(strategy))
                                .filter(s -> kind == null || s.kind().equals(kind))
                                .toList();
        terminal.out().print(common.json() ? json(chosen) : text(chosen));
        terminal.out().flush();
        return ExitCode.OK;
    }

    private static void check(String option, @Nullable String word, List<String> allowed) {
        if (word != null && !allowed.contains(word)) {
            throw new UsageException(
                    option + ": unknown: `" + word + "`" + NearestWord.advice(word, allowed));
        }
    }

    private String text(List<Scenario> scenarios) {
        Page page = common.page(terminal);
        int width = 2 + scenarios.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        page.line(0, scenarios.size() + " built-in scenarios", Page.Tone.BOLD);
        for (int number = 1; number <= Guide.strategies(); number++) {
            int wanted = number;
            group(
                    page,
                    "Strategy " + number + ": " + Guide.title(number),
                    scenarios,
                    s -> Guide.number(s.strategy()) == wanted,
                    width);
        }
        for (String cause : Scenario.FIELD_KINDS) {
            group(
                    page,
                    "Field causes: " + cause,
                    scenarios,
                    s -> s.strategy().isEmpty() && s.kind().equals(cause),
                    width);
        }
        group(page, "Others", scenarios, s -> s.strategy().isEmpty() && s.kind().isEmpty(), width);
        page.blank().line(0, "Run one: ./photosync run NAME", Page.Tone.PLAIN);
        return page.text();
    }

    private static void group(
            Page page, String title, List<Scenario> all, Predicate<Scenario> of, int width) {
        List<Scenario> group = new ArrayList<>(all);
        group.removeIf(of.negate());
        if (group.isEmpty()) {
            return;
        }
        page.heading(title);
        for (Scenario scenario : group) {
            String row = scenario.strategy();
            String lead = RunText.pad(row.length() > 1 ? row : "", 3) + scenario.name();
            page.item(2, lead, 3 + width, scenario.title() + kind(scenario), Page.Tone.PLAIN);
        }
    }

    private static String kind(Scenario scenario) {
        boolean told = scenario.kind().isEmpty() || scenario.strategy().isEmpty();
        return told ? "" : " [" + scenario.kind() + "]";
    }

    private static String json(List<Scenario> scenarios) {
        return new Json("scenarios").objects("scenarios", scenarios, RunJson::facts).text();
    }
}
