package dev.photosync.sim.network;

/// What a link is like at a time; a link can be given another shape under way.
///
/// Loss takes its toll as in Mathis, Semke, Mahdavi and Ott, "The macroscopic behavior of the TCP
/// congestion avoidance algorithm" (1997): at loss p a connection keeps at most {@code sqrt(3/2p)}
/// segments under way in a round trip. The n connections of one direction therefore use
///
/// `(1 - p) * min(1, n * sqrt(3/2p) / window)`
///
/// of its capacity, where the window is what fills the link: mean rate times round trip, in
/// segments. Time spent in retransmission timeouts, slow start and queues is left out, and so are
/// congestion controls that ride out loss better.
///
/// @param latencyMicros one way, the same in both directions
/// @param lossFraction of packets, from 0 to 1
/// @param meanTimeBetweenResetsMicros of one connection while a flow uses it; 0 for never
/// @param stallTimeoutMicros how long a flow waits on a link that carries nothing
public record LinkShape(
        RateCurve up,
        RateCurve down,
        long latencyMicros,
        double lossFraction,
        long meanTimeBetweenResetsMicros,
        long stallTimeoutMicros) {
    /// How long a flow waits if nothing else is said.
    public static final long DEFAULT_STALL_TIMEOUT_MICROS = 60_000_000;

    private static final double SEGMENT_BITS = 1500 * 8;

    public LinkShape {
        require(latencyMicros >= 0, "latencyMicros must not be negative", latencyMicros);
        require(
                lossFraction >= 0 && lossFraction <= 1,
                "lossFraction must be from 0 to 1",
                lossFraction);
        require(
                meanTimeBetweenResetsMicros >= 0,
                "meanTimeBetweenResetsMicros must not be negative",
                meanTimeBetweenResetsMicros);
        require(
                stallTimeoutMicros > 0,
                "stallTimeoutMicros must be above zero",
                stallTimeoutMicros);
    }

    /// A link without loss or resets, and with the default stall timeout.
    public static LinkShape of(RateCurve up, RateCurve down, long latencyMicros) {
        return new LinkShape(up, down, latencyMicros, 0, 0, DEFAULT_STALL_TIMEOUT_MICROS);
    }

    /// The same link at other rates.
    public LinkShape withRates(RateCurve newUp, RateCurve newDown) {
        return new LinkShape(
                newUp,
                newDown,
                latencyMicros,
                lossFraction,
                meanTimeBetweenResetsMicros,
                stallTimeoutMicros);
    }

    /// The same link with other faults.
    public LinkShape withFaults(double newLossFraction, long newMeanTimeBetweenResetsMicros) {
        return new LinkShape(
                up,
                down,
                latencyMicros,
                newLossFraction,
                newMeanTimeBetweenResetsMicros,
                stallTimeoutMicros);
    }

    /// The same link with another stall timeout.
    public LinkShape withStallTimeout(long newStallTimeoutMicros) {
        return new LinkShape(
                up,
                down,
                latencyMicros,
                lossFraction,
                meanTimeBetweenResetsMicros,
                newStallTimeoutMicros);
    }

    /// The capacity of one direction.
    public RateCurve rate(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    /// Which part of a direction's capacity so many concurrent flows can use, from 0 to 1.
    public double goodputFraction(Direction direction, int flows) {
        if (lossFraction == 0) {
            return 1;
        }
        double roundTripSeconds = 2e-6 * latencyMicros;
        double windowSegments =
                rate(direction).meanBitsPerSecond() * roundTripSeconds / SEGMENT_BITS;
        double keptSegments = flows * StrictMath.sqrt(1.5 / lossFraction);
        return (1 - lossFraction)
                * (keptSegments < windowSegments ? keptSegments / windowSegments : 1);
    }

    private static void require(boolean holds, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": value=" + value);
        }
    }
}
