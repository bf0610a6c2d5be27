package dev.photosync.bench;

import dev.photosync.bench.Measured.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Seconds from the shell to the prompt for a built-in scenario, once `./photosync` is built.
final class StartupReport {
    private static final List<String> SCENARIOS =
            List.of("cloud-storage-full", "signed-out", "healthy-day");
    private static final int RUNS = 7;

    private StartupReport() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path launcher = Path.of(System.getProperty("photosync.root", "."), "photosync");
        Page.print("| Scenario | Median, s | Least | Most |", "|---|---:|---:|---:|");
        for (String scenario : SCENARIOS) {
            double[] seconds = new double[RUNS];
            // Builds it if need be, and trains its archive of classes.
            run(launcher, scenario);
            for (int i = 0; i < RUNS; i++) {
                seconds[i] = run(launcher, scenario);
            }
            Arrays.sort(seconds);
            Page.print(
                    "| `./photosync run "
                            + scenario
                            + "` | "
                            + Value.digits(seconds[RUNS / 2])
                            + " | "
                            + Value.digits(seconds[0])
                            + " | "
                            + Value.digits(seconds[RUNS - 1])
                            + " |");
            Page.measure("StartupReport " + scenario, seconds[RUNS / 2], "s");
        }
    }

    private static double run(Path launcher, String scenario)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process =
                new ProcessBuilder(launcher.toString(), "run", scenario)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("failed: scenario=" + scenario + " exit=" + exit);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
