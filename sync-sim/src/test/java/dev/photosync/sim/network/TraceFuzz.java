package dev.photosync.sim.network;

import dev.photosync.sim.input.InputFolder;

/// What must hold when the network-trace reader is given any bytes: a refusal with its line, or a
/// curve whose period carries its packets and which moves them in no more than that. A target of
/// the coverage-guided fuzzer.
public final class TraceFuzz {
    private static final InputFolder FOLDER = new InputFolder();

    private TraceFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TraceCurve curve;
        try {
            curve = TraceFile.read(FOLDER.put("any.down", input));
        } catch (TraceFormatException e) {
            check(e.line() >= 0 && !e.expected().isEmpty(), "a refusal must say what and where");
            return;
        }
        double bytes = (double) curve.packets() * TraceCurve.PACKET_BYTES;
        long period = curve.periodMicros();
        check(curve.bytesBetween(0, period) == bytes, "a period must carry its packets");
        check(curve.bytesBetween(period / 3, period / 3 + period) == bytes, "from any moment on");
        check(curve.timeToMove(0, bytes) <= period, "and move them in its time");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
