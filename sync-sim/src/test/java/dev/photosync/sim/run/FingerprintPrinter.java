package dev.photosync.sim.run;

import dev.photosync.sim.trace.Fingerprint;

/// A program that prints the fingerprints of built-in scenarios, for a test to run in another JVM.
final class FingerprintPrinter {
    private FingerprintPrinter() {}

    public static void main(String[] names) {
        for (String name : names) {
            System.out.println(print(name));
        }
    }

    static String print(String name) {
        RunResult result = new ScenarioRun(new ScenarioFinder().find(name)).run();
        return name + " " + Fingerprint.of(result.trace().events());
    }
}
