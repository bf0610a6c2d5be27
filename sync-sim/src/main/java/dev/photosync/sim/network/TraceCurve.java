package dev.photosync.sim.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A recorded link, in the form of mahimahi's traces (Netravali et al., "Mahimahi: accurate
/// record-and-replay for HTTP", USENIX ATC 2015).
///
/// Each timestamp, in milliseconds, lets one packet of 1,500 bytes pass; several may share one. The
/// recording repeats with its last timestamp as the period.
///
/// Here a packet passes evenly over the millisecond that ends at its timestamp, where mahimahi lets
/// it pass at once: the curve is continuous, a packet is through exactly at its timestamp, and a
/// gap in the recording stays a gap. A packet at time zero thus passes at the end of each period.
///
/// Costs O(log n) in the number of timestamps, however often the recording repeats, and 8 bytes for
/// each distinct one. Amounts are whole thousandths of a packet, so nothing is rounded.
public final class TraceCurve implements RateCurve {
    /// The size of one packet.
    public static final int PACKET_BYTES = 1500;

    private static final double BYTES_PER_MILLIPACKET = PACKET_BYTES / 1000.0;

    /// Half the range of a long: beyond any run, and safe to add to a time.
    private static final double FOREVER = 0x1p62;

    /// The milliseconds of a period in which packets pass, by the time at which they begin.
    private final int[] slotMillis;

    /// How many packets pass in a period before each slot, and, last, in the whole period.
    private final int[] packetsBefore;

    private final long periodMicros;
    private final long periodMillipackets;

    private TraceCurve(int[] slotMillis, int[] packetsBefore, int periodMillis) {
        this.slotMillis = slotMillis;
        this.packetsBefore = packetsBefore;
        this.periodMicros = periodMillis * 1000L;
        this.periodMillipackets = packetsBefore[packetsBefore.length - 1] * 1000L;
    }

    /// The curve of these timestamps.
    ///
    /// @throws IllegalArgumentException unless they are not negative, in order, and the last above
    ///   0
    public static TraceCurve of(int... timestampsMillis) {
        checkTimestamps(timestampsMillis);
        int count = timestampsMillis.length;
        int periodMillis = timestampsMillis[count - 1];
        int atZero = 0;
        while (timestampsMillis[atZero] == 0) {
            atZero++;
        }
        int[] slots = new int[count];
        int[] before = new int[count + 1];
        int size = 0;
        for (int i = atZero; i < count; i++) {
            int slot = timestampsMillis[i] - 1;
            if (size == 0 || slots[size - 1] != slot) {
                slots[size] = slot;
                before[size] = i - atZero;
                size++;
            }
        }
        before[size] = count;
        return new TraceCurve(
                Arrays.copyOf(slots, size), Arrays.copyOf(before, size + 1), periodMillis);
    }

    /// How many packets pass in one period.
    public int packets() {
        return packetsBefore[slotMillis.length];
    }

    /// How long it takes until the recording repeats.
    public long periodMicros() {
        return periodMicros;
    }

    @Override
    public double bytesBetween(long fromMicros, long toMicros) {
        RateCurve.checkSpan(fromMicros, toMicros);
        long periods = toMicros / periodMicros - fromMicros / periodMicros;
        long millipackets =
                periods * periodMillipackets
                        + millipacketsBy(toMicros % periodMicros)
                        - millipacketsBy(fromMicros % periodMicros);
        return millipackets * BYTES_PER_MILLIPACKET;
    }

    @Override
    public long timeToMove(long fromMicros, double bytes) {
        RateCurve.checkBytes(bytes);
        double needed = Math.ceil(bytes / BYTES_PER_MILLIPACKET);
        if (needed == 0) {
            return 0;
        }
        if (needed > FOREVER || needed / periodMillipackets * periodMicros > FOREVER) {
            return Long.MAX_VALUE;
        }
        long offsetMicros = fromMicros % periodMicros;
        long goal = millipacketsBy(offsetMicros) + (long) needed;
        // The goal is above zero; a goal at the very end of a period belongs to that period.
        long periods = (goal - 1) / periodMillipackets;
        long within = goal - periods * periodMillipackets;
        return periods * periodMicros + microsOf(within) - offsetMicros;
    }

    @Override
    public double meanBitsPerSecond() {
        return packets() * (PACKET_BYTES * 8 * 1e6) / periodMicros;
    }

    /// How much has passed by a moment of the period.
    private long millipacketsBy(long offsetMicros) {
        int found = Arrays.binarySearch(slotMillis, (int) (offsetMicros / 1000));
        int slot = found >= 0 ? found : -found - 2;
        if (slot < 0) {
            return 0;
        }
        long inSlotMicros = Math.min(offsetMicros - slotMillis[slot] * 1000L, 1000);
        return packetsBefore[slot] * 1000L + packetsIn(slot) * inSlotMicros;
    }

    /// The first moment of the period by which so much has passed, which is above zero.
    private long microsOf(long millipackets) {
        // The slot of the packet that contains the amount: the last that begins below it.
        int packet = (int) ((millipackets - 1) / 1000);
        int found = Arrays.binarySearch(packetsBefore, packet);
        int slot = found >= 0 ? found : -found - 2;
        long rest = millipackets - packetsBefore[slot] * 1000L;
        return slotMillis[slot] * 1000L + Math.ceilDiv(rest, packetsIn(slot));
    }

    private long packetsIn(int slot) {
        return (long) packetsBefore[slot + 1] - packetsBefore[slot];
    }

    private static void checkTimestamps(int[] timestampsMillis) {
        if (timestampsMillis.length == 0) {
            throw new IllegalArgumentException("a trace must have a timestamp: count=0");
        }
        int previous = 0;
        for (int i = 0; i < timestampsMillis.length; i++) {
            if (timestampsMillis[i] < previous) {
                throw new IllegalArgumentException(
                        "timestamps must not be negative and must be in order: index="
                                + i
                                + " previousMillis="
                                + previous
                                + " thisMillis="
                                + timestampsMillis[i]);
            }
            previous = timestampsMillis[i];
        }
        if (previous == 0) {
            throw new IllegalArgumentException(
                    "the last timestamp must be above zero: it is the period: lastMillis=0");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TraceCurve that
                && periodMicros == that.periodMicros
                && Arrays.equals(slotMillis, that.slotMillis)
                && Arrays.equals(packetsBefore, that.packetsBefore);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slotMillis) + Arrays.hashCode(packetsBefore);
    }

    @Override
    public String toString() {
        return "TraceCurve[packets=" + packets() + ", periodMicros=" + periodMicros + "]";
    }
}
