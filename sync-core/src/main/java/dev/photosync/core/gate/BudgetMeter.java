package dev.photosync.core.gate;

/// An allowance that is used up within a window and renewed when the next one begins.
///
/// Windows follow one another from time zero, so that a budget renews at predictable times.
public final class BudgetMeter {
    private long windowIndex = -1;
    private long used;
    private long spends;

    /// What has been used in the window that {@code nowMicros} falls into.
    public long used(long nowMicros, long windowMicros) {
        return nowMicros / windowMicros == windowIndex ? used : 0;
    }

    /// Uses up some of the allowance.
    public void spend(long amount, long nowMicros, long windowMicros) {
        long index = nowMicros / windowMicros;
        if (index != windowIndex) {
            windowIndex = index;
            used = 0;
        }
        used += amount;
        spends++;
    }

    /// How often some of the allowance was used up.
    long spends() {
        return spends;
    }

    /// When the window ends that {@code nowMicros} falls into.
    public static long renewsAtMicros(long nowMicros, long windowMicros) {
        return (nowMicros / windowMicros + 1) * windowMicros;
    }
}
