package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import dev.photosync.bench.Suite.Jmh;
import dev.photosync.bench.Suite.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs suites and shows each claim beside what was measured.
///
/// Arguments: `list`, `quick`, `all`, `write` and names of suites, or only names of suites. `all`
/// and `write` write the page.
public final class Bench {
    private static final int USAGE = 2;

    /// How often JMH measures all that a suite compares, each time in a fork of its own. What keeps
    /// the machine busy for some minutes then does not fall upon one arm alone, and the median of
    /// an odd number of rounds is not that of a disturbed and an undisturbed one.
    private static final int ROUNDS = 3;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        String first = args.length == 0 ? "" : args[0];
        switch (first) {
            case "list" -> {
                for (Suite suite : Suites.ALL) {
                    Page.print(String.format("%-12s %s", suite.name(), suite.title()));
                }
            }
            case "quick" -> quick();
            case "all" -> write(Suites.ALL);
            case "write" -> write(chosen(List.of(args).subList(1, args.length)));
            default -> {
                for (Suite suite : chosen(List.of(args))) {
                    Page.print(run(suite).toArray(String[]::new));
                }
            }
        }
    }

    private static void write(List<Suite> suites) throws Exception {
        PerformancePage page =
                new PerformancePage(root().resolve("docs").resolve("performance.md"));
        for (Suite suite : suites) {
            page.put(suite, run(suite));
            page.write();
        }
    }

    private static List<Suite> chosen(List<String> names) {
        List<Suite> chosen = new ArrayList<>();
        for (String name : names) {
            Suite found = null;
            for (Suite suite : Suites.ALL) {
                found = suite.name().equals(name) ? suite : found;
            }
            if (found == null) {
                List<String> known = Suites.ALL.stream().map(Suite::name).toList();
                System.err.println(
                        "no such suite: " + name + "; there are " + String.join(", ", known));
                System.exit(USAGE);
            } else {
                chosen.add(found);
            }
        }
        return chosen;
    }

    private static Path root() {
        return Path.of(System.getProperty("photosync.root", "."));
    }

    /// Measures a suite.
    ///
    /// @return its part of the page
    private static List<String> run(Suite suite) throws Exception {
        Measured measured = new Measured();
        List<String> tables = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (Suite.Work work : suite.works()) {
                if (work instanceof Jmh jmh) {
                    for (RunResult result : new Runner(options(jmh).build()).run()) {
                        measured.add(result);
                    }
                }
            }
        }
        for (Suite.Work work : suite.works()) {
            if (work instanceof Program program) {
                tables.addAll(Page.read(start(program, List.of()), measured));
                tables.add("");
            }
        }
        Map<String, Measured.Value> all = measured.ofBenchmarks();
        if (!all.isEmpty()) {
            tables.add("<details><summary>Everything measured</summary>");
            tables.add("");
            tables.addAll(Page.values(all));
            tables.add("");
            tables.add("</details>");
        }
        return Page.section(suite, measured, tables);
    }

    private static ChainedOptionsBuilder options(Jmh jmh) {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("\\." + jmh.pattern() + "\\.")
                        .shouldFailOnError(true)
                        .forks(1)
                        .addProfiler(GCProfiler.class);
        jmh.params().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return options;
    }

    /// One short round of every benchmark with each arm at its smallest size: does it run, and do
    /// its arms agree?
    private static void quick() throws RunnerException, IOException, InterruptedException {
        System.setProperty("jmh.ignoreLock", "true");
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("Benchmark\\.")
                        .shouldFailOnError(true)
                        .forks(1)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(100));
        Map<String, String> smallest =
                Map.of(
                        "assets", "10000", "burst", "1000", "changes", "100", "pending", "1000",
                        "queued", "1000");
        smallest.forEach(options::param);
        new Runner(options.build()).run();
        start(new Program(ResyncReport.class, "-Xmx512m"), List.of("20000"));
        start(new Program(GrowthReport.class, "-Xmx512m"), List.of("3", "6", "100"));
        start(new Program(ReadLatencyReport.class, "-Xmx512m"), List.of("1"));
    }

    private static List<String> start(Program program, List<String> args)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // A collection that compacts leaves no garbage that would count as used.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program.options());
        command.add(program.main().getName());
        command.addAll(args);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                System.err.println(line);
            }
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "failed: program=" + program.main().getSimpleName() + " exit=" + exit);
        }
        return lines.build();
    }
}
