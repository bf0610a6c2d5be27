package dev.photosync.core.gate;

/// The numbers that gates and schedule work by. All are parameters of the engine, not constants of
/// the field: vendors publish few of them.
///
/// @param lowBatteryPercent at or below it, {@code standard} pauses on battery
/// @param storageReserveBytes free storage that downloads leave alone
/// @param evictBelowBytes free storage below which Optimize Storage starts to evict
/// @param evictUntilBytes free storage at which it stops
/// @param cellularBudgetBytes bulk bytes a day over cellular without Unlimited Updates
/// @param cellularWindowMicros how long such a day is
/// @param backgroundBudgetMicros transfer time per window on battery under {@code standard}
/// @param backgroundWindowMicros how long that window is
/// @param partBytes the size of an upload part and of a download chunk
/// @param batchRecords the most records in one commit
/// @param pageRecords the most records asked for in one page
/// @param uploadSlots uploads that run side by side
/// @param downloadSlots downloads that run side by side, per lane
/// @param sweepMicros how often the engine looks again without being woken
/// @param requestTimeoutMicros how long a request may stay unanswered before it is cancelled
/// @param smallestPartBytes the size below which parts are not cut further on a bad network
/// @param firstRetryMicros the first backoff step
/// @param longestRetryMicros the last backoff step
public record SyncPolicy(
        int lowBatteryPercent,
        long storageReserveBytes,
        long evictBelowBytes,
        long evictUntilBytes,
        long cellularBudgetBytes,
        long cellularWindowMicros,
        long backgroundBudgetMicros,
        long backgroundWindowMicros,
        long partBytes,
        int batchRecords,
        int pageRecords,
        int uploadSlots,
        int downloadSlots,
        long sweepMicros,
        long requestTimeoutMicros,
        long smallestPartBytes,
        long firstRetryMicros,
        long longestRetryMicros) {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /// The policy scenarios start from. The background budget is WorkManager's for its working set
    /// (10 minutes in 2 hours); the batch limit is CloudKit's 400 items; the part is S3's least.
    public static final SyncPolicy STANDARD =
            new SyncPolicy(
                    20,
                    200_000_000L,
                    2_000_000_000L,
                    4_000_000_000L,
                    50_000_000L,
                    24 * HOUR,
                    10 * MINUTE,
                    2 * HOUR,
                    5L << 20,
                    400,
                    250,
                    2,
                    4,
                    30 * MINUTE,
                    10 * MINUTE,
                    256L << 10,
                    2 * SECOND,
                    15 * MINUTE);
}
