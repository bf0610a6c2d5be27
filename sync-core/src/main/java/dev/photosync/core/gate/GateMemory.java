package dev.photosync.core.gate;

/// What the engine remembers between decisions that a gate must know. It is volatile: a restart
/// starts with an empty one.
///
/// The engine writes it; gates only read.
public final class GateMemory {
    /// A wait that only a restart, a sign-in or the end of its cause can end.
    public static final long UNTIL_CLEARED = Long.MAX_VALUE;

    /// Reasons that come from failed requests. When such a wait is over, one request goes out as a
    /// probe while everything else stays held: its success clears the wait, its failure renews it.
    public static final long PROBED =
            Reason.SERVER_DOWN.bit()
                    | Reason.ZONE_BUSY.bit()
                    | Reason.THROTTLED.bit()
                    | Reason.ACCOUNT_UNAVAILABLE.bit()
                    | Reason.RETRY_WAIT.bit()
                    | Reason.NETWORK_SETTINGS.bit()
                    | Reason.CLOCK_SKEW.bit()
                    | Reason.CLIENT_TOO_OLD.bit();

    /// Those among them for which the cloud refuses every request. One that throttles serves some.
    private static final long ALL_REFUSED =
            Reason.SERVER_DOWN.bit()
                    | Reason.ZONE_BUSY.bit()
                    | Reason.ACCOUNT_UNAVAILABLE.bit()
                    | Reason.CLOCK_SKEW.bit()
                    | Reason.CLIENT_TOO_OLD.bit();

    private final String libraryAccount;
    private final BudgetMeter cellularBytes = new BudgetMeter();
    private final BudgetMeter backgroundMicros = new BudgetMeter();
    private final long[] waitUntilMicros = new long[Reason.values().length];

    /// The reasons with a wait, over or not: mostly none.
    private long waits;

    private final int[] silentSlots = new int[WorkKind.values().length];
    private final int[] slots = new int[WorkKind.values().length];
    private long quotaFreeBytes = Long.MAX_VALUE;
    private boolean feedBlocked;
    private boolean journalFailed;
    private long writes;

    public GateMemory(String libraryAccount) {
        this.libraryAccount = libraryAccount;
    }

    /// The account that the library on this device belongs to.
    public String libraryAccount() {
        return libraryAccount;
    }

    /// Bulk bytes moved over cellular.
    public BudgetMeter cellularBytes() {
        return cellularBytes;
    }

    /// Time spent transferring on battery, in microseconds.
    public BudgetMeter backgroundMicros() {
        return backgroundMicros;
    }

    /// What the plan has left, as last told; {@link Long#MAX_VALUE} until the cloud says.
    public long quotaFreeBytes() {
        return quotaFreeBytes;
    }

    public void quotaFreeBytes(long bytes) {
        writes += bytes == quotaFreeBytes ? 0 : 1;
        quotaFreeBytes = bytes;
    }

    /// Whether a record that this release cannot read blocks its feed.
    public boolean feedBlocked() {
        return feedBlocked;
    }

    public void blockFeed() {
        writes += feedBlocked ? 0 : 1;
        feedBlocked = true;
    }

    /// Whether the host failed to write the journal.
    public boolean journalFailed() {
        return journalFailed;
    }

    public void journalFailed(boolean failed) {
        writes += failed == journalFailed ? 0 : 1;
        journalFailed = failed;
    }

    /// The reason's bit while its wait lasts, else 0.
    public long waiting(Reason reason, long nowMicros) {
        long bit = waits & reason.bit();
        return bit != 0 && waitUntilMicros[reason.ordinal()] > nowMicros ? bit : 0;
    }

    /// All reasons whose wait lasts, as a {@link Reasons} set.
    public long waiting(long nowMicros) {
        long reasons = 0;
        for (long rest = waits; rest != 0; rest &= rest - 1) {
            if (waitUntilMicros[Long.numberOfTrailingZeros(rest)] > nowMicros) {
                reasons |= Long.lowestOneBit(rest);
            }
        }
        return reasons;
    }

    /// Holds for a reason until a time, or {@link #UNTIL_CLEARED}.
    public void waitUntil(Reason reason, long untilMicros) {
        writes++;
        waitUntilMicros[reason.ordinal()] = untilMicros;
        waits = untilMicros == 0 ? waits & ~reason.bit() : waits | reason.bit();
    }

    /// Ends the waits for these reasons.
    public void clear(long reasons) {
        writes += (waits & reasons) == 0 ? 0 : 1;
        for (long rest = waits & reasons; rest != 0; rest &= rest - 1) {
            waitUntilMicros[Long.numberOfTrailingZeros(rest)] = 0;
        }
        waits &= ~reasons;
    }

    /// The reasons that have a wait, over or not, as a {@link Reasons} set.
    public long waits() {
        return waits;
    }

    /// Whether what everybody waits for, over or not, is that the cloud refuses every request.
    public boolean cloudRefusesAll() {
        return (waits & ALL_REFUSED) != Reasons.NONE;
    }

    /// When the wait for a reason ends; 0 if there is none.
    public long waitUntilMicros(Reason reason) {
        return waitUntilMicros[reason.ordinal()];
    }

    /// Records how many of a lane's slots have been silent for too long.
    public void silentSlots(WorkKind kind, int silent, int of) {
        writes += silent == silentSlots[kind.ordinal()] ? 0 : 1;
        silentSlots[kind.ordinal()] = silent;
        slots[kind.ordinal()] = of;
    }

    /// Whether every slot of a lane waits for a reply that is long overdue.
    public boolean allSlotsSilent(WorkKind kind) {
        int silent = silentSlots[kind.ordinal()];
        return silent > 0 && silent >= slots[kind.ordinal()];
    }

    /// A number that rises with every change of what is remembered: while it stays, only the clock
    /// can change what a gate says of it.
    public long version() {
        return writes + cellularBytes.spends() + backgroundMicros.spends();
    }
}
