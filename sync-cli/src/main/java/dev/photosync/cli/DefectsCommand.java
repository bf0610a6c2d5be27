package dev.photosync.cli;

import dev.photosync.sim.defect.Defect;
import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.defect.Guarantee;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `defects`: what can be wrong with a phone's sync on purpose.
@Command(
        name = "defects",
        sortOptions = false,
        description =
                "Lists the defects that can be planted in a scenario's devices, to prove that they"
                        + " would be found: what each does, the invariant it breaks, and a report"
                        + " of the like from the field.",
        footer = {
            "",
            "A scenario plants one in all its devices by the line  defect: NAME",
            "The canary breaks something in every run, by which a check proves that it can fail."
        })
final class DefectsCommand implements Callable<Integer> {
    private static final int INDENT = 4;
    private static final int WIDTH = 8;

    @Option(
            names = "--measure",
            description =
                    "Search for each defect from five starting seeds, and tell how many seeds it"
                            + " took and how small the finding got. Takes a while.")
    private boolean measure;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "With --measure: write the table to a file, in Markdown.")
    private @Nullable String output;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    DefectsCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        if (measure) {
            return new DefectsSurveyed(terminal, interruption)
                    .measure(output == null ? null : OutputFile.of(output));
        }
        terminal.out().print(common.json() ? json() : text());
        terminal.out().flush();
        return ExitCode.OK;
    }

    private String text() {
        Page page = common.page(terminal);
        page.line(
                0,
                Defects.planted().size() + " defects that can be planted, and a canary",
                Page.Tone.BOLD);
        for (Defect defect : Defects.all().values()) {
            page.blank().line(2, defect.name(), Page.Tone.BOLD);
            page.line(INDENT, defect.story(), Page.Tone.PLAIN);
            page.item(INDENT, "breaks", WIDTH, breaks(defect.breaks()), Page.Tone.PLAIN);
            defect.report()
                    .ifPresent(report -> {
                        page.item(INDENT, "like", WIDTH, report.says(), Page.Tone.PLAIN);
                        page.item(INDENT, "", WIDTH, report.url(), Page.Tone.DIM);
                    });
        }
        page.blank()
                .line(
                        0,
                        "Plant one in all devices of a scenario by the line `defect: NAME`.",
                        Page.Tone.PLAIN);
        return page.text();
    }

    private static String breaks(Guarantee breach) {
        return breach.number() + " " + breach.check() + ": " + breach.says();
    }

    private static String json() {
        return new Json("defects")
                .objects(
                        "defects",
                        Defects.all().values(),
                        (json, defect) ->
                                json.put("name", defect.name())
                                        .put("story", defect.story())
                                        .put("invariant", defect.breaks().number())
                                        .put("check", defect.breaks().check())
                                        .put("checkSays", defect.breaks().says())
                                        .put("safety", defect.breaks().safety())
                                        .put(
                                                "report",
                                                defect.report().map(Defect.Report::url).orElse(""))
                                        .put(
                                                "reportSays",
                                                defect.report()
                                                        .map(Defect.Report::says)
                                                        .orElse("")))
                .text();
    }
}
