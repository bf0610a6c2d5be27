package dev.photosync.bench;

import dev.photosync.bench.Measured.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// How long the machine takes to read one word from somewhere, when where the next one is stands in
/// it. The floor of how a simulation can grow that reads a little of much: no work, no allocation,
/// and a read still takes longer the more memory it may lie in.
final class ReadLatencyReport {
    private static final List<Integer> MEGABYTES = List.of(1, 8, 64, 512);
    private static final int READS = 1_000_000;
    private static final int ROUNDS = 7;

    private ReadLatencyReport() {}

    /// Arguments: none, or sizes in megabytes.
    public static void main(String[] args) {
        Page.print("| Memory read at random, MB | ns a read |", "|---:|---:|");
        List<Integer> sizes =
                args.length == 0 ? MEGABYTES : Arrays.stream(args).map(Integer::valueOf).toList();
        for (int megabytes : sizes) {
            Page.print(
                    String.format(
                            Locale.ROOT,
                            "| %,d | %s |",
                            megabytes,
                            Value.digits(nanosPerRead(megabytes << 18))));
        }
    }

    private static double nanosPerRead(int words) {
        int[] next = cycle(words);
        double fastest = Double.MAX_VALUE;
        int at = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int read = 0; read < READS; read++) {
                at = next[at];
            }
            fastest = Math.min(fastest, (double) (System.nanoTime() - began) / READS);
        }
        // Never so; said, so that the compiler does not leave out the reads.
        if (at < 0) {
            throw new IllegalStateException("a place is never negative: at=" + at);
        }
        return fastest;
    }

    /// A random permutation of a single cycle (Sattolo's algorithm, 1986).
    private static int[] cycle(int words) {
        int[] next = new int[words];
        for (int i = 0; i < words; i++) {
            next[i] = i;
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = words - 1; i > 0; i--) {
            int other = random.nextInt(i);
            int held = next[i];
            next[i] = next[other];
            next[other] = held;
        }
        return next;
    }
}
