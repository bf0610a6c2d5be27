package dev.photosync.sim.library;

import dev.photosync.sim.kernel.RandomStream;

/// How the sizes of one kind of file are spread: log-normally about a median, within bounds.
///
/// A draw beyond a bound becomes the bound, so that every draw takes the same part of the stream.
///
/// @param medianBytes half of all files are smaller
/// @param sigma the deviation of the natural logarithm of the size; 0 makes all files the same
/// @param minBytes the smallest size
/// @param maxBytes the largest size
public record SizeCurve(long medianBytes, double sigma, long minBytes, long maxBytes) {

    public SizeCurve {
        if (!(minBytes > 0 && minBytes <= medianBytes && medianBytes <= maxBytes)) {
            throw new IllegalArgumentException(
                    "sizes must be above zero and in order: minBytes="
                            + minBytes
                            + " medianBytes="
                            + medianBytes
                            + " maxBytes="
                            + maxBytes);
        }
        if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "sigma must be finite and not below zero: sigma=" + sigma);
        }
    }

    long draw(RandomStream stream) {
        return Math.clamp(
                Math.round(stream.nextLogNormal((double) medianBytes, sigma)), minBytes, maxBytes);
    }
}
