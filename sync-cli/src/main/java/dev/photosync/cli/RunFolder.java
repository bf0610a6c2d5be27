package dev.photosync.cli;

import dev.photosync.sim.export.ClaimsSuite;
import dev.photosync.sim.library.PhotoFolderException;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every scenario file of a folder, run one after the other in the order of their names.
final class RunFolder {
    private static final List<Integer> WORST_FIRST =
            List.of(
                    ExitCode.INTERRUPTED,
                    ExitCode.SAFETY_VIOLATED,
                    ExitCode.INVALID,
                    ExitCode.NOT_CONVERGED,
                    ExitCode.EXPECTATION_FAILED,
                    ExitCode.OK);

    private static final int WIDEST = 52;

    /// What became of a file.
    ///
    /// @param scenario its name; empty if the file could not be read
    /// @param verdict in a word
    /// @param text in a line
    private record Ran(
            String file,
            String scenario,
            String verdict,
            String text,
            int code,
            ClaimsSuite suite) {}

    private final Path folder;
    private final List<Ran> ran = new ArrayList<>();

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /// Runs all of it, or as much as Ctrl-C lets it.
    ///
    /// @param read reads a file's scenario
    /// @param run runs one
    /// @throws UsageException if there is no scenario file in it
    static RunFolder run(
            Path folder, Function<String, Scenario> read, Function<Scenario, RunResult> run) {
        RunFolder all = new RunFolder(folder);
        for (Path file : files(folder)) {
            all.ran.add(all.one(file, read, run));
            if (all.ran.getLast().code() == ExitCode.INTERRUPTED) {
                break;
            }
        }
        return all;
    }

    /// The scenario files of a folder, in the order of their names.
    ///
    /// @throws UsageException if there are none
    static List<Path> files(Path folder) {
        try (Stream<Path> in = Files.list(folder)) {
            List<Path> files =
                    in.filter(Files::isRegularFile)
                            .filter(file ->
                                    file.toString().endsWith(".yaml")
                                            || file.toString().endsWith(".yml"))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new UsageException(
                        folder + ": there is no scenario in this folder; they end in .yaml");
            }
            return files;
        } catch (IOException e) {
            throw new UsageException(folder + ": this folder cannot be read");
        }
    }

    private Ran one(Path file, Function<String, Scenario> read, Function<Scenario, RunResult> run) {
        String name = String.valueOf(file.getFileName());
        long began = System.nanoTime();
        try {
            RunReport report = RunReport.of(run.apply(read.apply(file.toString())));
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Ran(
                    name,
                    report.result().scenario().name(),
                    RunJson.word(report.verdict()),
                    text(report),
                    RunCommand.exitCode(report),
                    ClaimsSuite.of(report.result(), seconds));
        } catch (ScenarioException | PhotoFolderException e) {
            String message = String.valueOf(e.getMessage());
            return new Ran(
                    name,
                    "",
                    "invalid",
                    message,
                    ExitCode.INVALID,
                    ClaimsSuite.unreadable(name, message));
        }
    }

    private static String text(RunReport report) {
        int claims = report.result().scenario().expectations().size();
        return switch (report.verdict()) {
            case PASSED -> claims == 0 ? "no claims" : Words.count(claims, "claim") + " held";
            case FAILED, NOT_CONVERGED -> RunText.held(report.claimsHeld(), claims);
            case VIOLATED ->
                    "safety violated " + Words.count(report.result().ledger().violations(), "time");
            case INTERRUPTED -> "interrupted at " + Words.clock(report.result().endMicros());
        };
    }

    /// What became of every file's claims.
    List<ClaimsSuite> suites() {
        return ran.stream().map(Ran::suite).toList();
    }

    /// The worst of the files' exit codes.
    int exitCode() {
        return WORST_FIRST.stream()
                .filter(code -> ran.stream().anyMatch(one -> one.code() == code))
                .findFirst()
                .orElse(ExitCode.OK);
    }

    /// A line for each file, and a summary.
    Page text(Page page) {
        int longest = ran.stream().mapToInt(one -> one.file().length()).max().orElse(0);
        int width = Math.min(WIDEST, longest + 2);
        for (Ran one : ran) {
            boolean good = one.code() == ExitCode.OK;
            String lead = (good ? "✓ " : "✗ ") + RunText.pad(one.file(), width);
            Page.Tone tone = good ? Page.Tone.GOOD : Page.Tone.BAD;
            List<String> lines = one.text().lines().toList();
            if (lines.size() > 1) {
                page.item(0, lead, 2 + width, one.verdict() + ":", tone);
                lines.forEach(line -> page.item(4, "", 0, line, tone));
            } else {
                String text = good ? one.text() : one.verdict() + ": " + one.text();
                page.item(0, lead, 2 + width, text, tone);
            }
        }
        long passed = ran.stream().filter(one -> one.code() == ExitCode.OK).count();
        boolean all = passed == ran.size();
        return page.blank()
                .line(
                        0,
                        passed + " passed, " + (ran.size() - passed) + " failed",
                        all ? Page.Tone.GOOD : Page.Tone.BAD);
    }

    /// The same as JSON.
    String json() {
        return new Json("run")
                .put("folder", folder.toString())
                .put("passed", ran.stream().allMatch(one -> one.code() == ExitCode.OK))
                .objects(
                        "runs",
                        ran,
                        (json, one) ->
                                json.put("file", one.file())
                                        .put("scenario", one.scenario())
                                        .put("verdict", one.verdict())
                                        .put("text", one.text())
                                        .put("exitCode", one.code()))
                .text();
    }
}
