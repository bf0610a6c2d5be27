package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.sim.explain.DeviceLedger.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A device's time in sum: each reason's overlapping time, and the exclusive partition, in which
/// every instant counts once.
///
/// @param rows what has any time at all: moving first, then reasons by their exclusive time, then
///   waiting, off and idle
/// @param elapsedMicros how long the run was; the sum of the rows' exclusive times
public record HoldTotals(String device, ImmutableList<Row> rows, long elapsedMicros) {
    /// A reason or a case without one.
    ///
    /// @param reason empty for {@code moving}, {@code waiting}, {@code off} and {@code idle}
    /// @param label the reason's slug or the case, as reports write it
    /// @param meaning in words
    /// @param overlappingMicros how long the reason held some pending work; 0 for a case
    /// @param exclusiveMicros its part of the partition
    /// @param exclusiveSeconds the same, rounded such that all rows sum to the rounded whole
    /// @param falseMicros how much of the overlapping time the reason was not true
    public record Row(
            Optional<Reason> reason,
            String label,
            String meaning,
            long overlappingMicros,
            long exclusiveMicros,
            long exclusiveSeconds,
            long falseMicros) {
        private Row withSeconds(long seconds) {
            return new Row(
                    reason,
                    label,
                    meaning,
                    overlappingMicros,
                    exclusiveMicros,
                    seconds,
                    falseMicros);
        }
    }

    private static final long SECOND = 1_000_000L;

    /// Sums up a device's books.
    public static HoldTotals of(DeviceLedger ledger, HoldHistory holds) {
        List<Row> reasons = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            reasons.add(
                    new Row(
                            Optional.of(reason),
                            reason.slug(),
                            reason.text(),
                            ledger.overlappingMicros(reason),
                            ledger.exclusiveMicros(reason),
                            0,
                            holds.falseMicros(ledger.device(), reason)));
        }
        reasons.sort(
                Comparator.comparingLong(Row::exclusiveMicros)
                        .thenComparing(Row::overlappingMicros)
                        .reversed());
        List<Row> rows = new ArrayList<>();
        rows.add(share(ledger, Share.MOVING, "some pending work was progressing"));
        rows.addAll(reasons);
        rows.add(share(ledger, Share.WAITING, "queued, not held, and nothing moved"));
        rows.add(share(ledger, Share.OFF, "the engine was not running"));
        rows.add(share(ledger, Share.IDLE, "nothing was pending"));
        rows.removeIf(row -> row.overlappingMicros() == 0 && row.exclusiveMicros() == 0);
        long elapsed = rows.stream().mapToLong(Row::exclusiveMicros).sum();
        return new HoldTotals(ledger.device(), rounded(rows, elapsed), elapsed);
    }

    /// How long the run was, in seconds.
    public long elapsedSeconds() {
        return rows.stream().mapToLong(Row::exclusiveSeconds).sum();
    }

    private static Row share(DeviceLedger ledger, Share share, String meaning) {
        String label = share.name().toLowerCase(Locale.ROOT);
        return new Row(Optional.empty(), label, meaning, 0, ledger.shareMicros(share), 0, 0);
    }

    /// Rounds by the largest remainder, so that what is shown sums to what is shown.
    private static ImmutableList<Row> rounded(List<Row> rows, long elapsedMicros) {
        long missing = elapsedMicros / SECOND;
        for (Row row : rows) {
            missing -= row.exclusiveMicros() / SECOND;
        }
        List<Row> byRemainder = new ArrayList<>(rows);
        byRemainder.sort(
                Comparator.comparingLong((Row row) -> row.exclusiveMicros() % SECOND).reversed());
        List<Row> up = byRemainder.subList(0, (int) missing);
        ImmutableList.Builder<Row> rounded = ImmutableList.builder();
        for (Row row : rows) {
            long seconds = row.exclusiveMicros() / SECOND + (up.contains(row) ? 1 : 0);
            rounded.add(row.withSeconds(seconds));
        }
        return rounded.build();
    }
}
