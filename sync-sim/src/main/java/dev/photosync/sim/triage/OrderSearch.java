package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.diagnose.FixKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the order of fixes that takes the least of an owner's time on average.
///
/// This is min-sum set cover with costs: every fix clears some of the suspects, and each suspect
/// pays for all that is tried until it is cleared. Up to {@value #MOST_EXACT} cures it is solved
/// exactly, by dynamic programming over the sets of what has been done. Beyond, the cure that
/// clears the most per minute comes first, which for costs that are the same for all suspects takes
/// at most four times the least (Feige, Lovász and Tetali, "Approximating min sum set cover",
/// Algorithmica 40, 2004). Here a fix costs less where it is not called for, and a cure may need
/// several fixes; the bound is not claimed for that.
final class OrderSearch {
    static final int MOST_EXACT = 16;

    private static final FixKind[] ALL = FixKind.values();

    private final ImmutableList<Suspect> suspects;
    private final ImmutableSet<FixKind> tried;
    private final Assumptions assumptions;
    private final long[] calledFor;
    private final long[][] cures;

    /// @param tried what has been done already
    OrderSearch(
            ImmutableList<Suspect> suspects, ImmutableSet<FixKind> tried, Assumptions assumptions) {
        this.suspects = suspects;
        this.tried = tried;
        this.assumptions = assumptions;
        this.calledFor =
                suspects.stream().mapToLong(suspect -> bits(suspect.cause().calledFor())).toArray();
        this.cures = suspects.stream().map(s -> advisable(s.cause())).toArray(long[][]::new);
    }

    /// The cures that are tried: those that can cost pictures only if there is no other, and the
    /// support desk last of all, whatever else there is.
    private static long[] advisable(Cause cause) {
        List<ImmutableSet<FixKind>> possible =
                cause.cures().stream().filter(c -> !c.contains(FixKind.SUPPORT_DESK)).toList();
        List<ImmutableSet<FixKind>> safe =
                possible.stream().filter(c -> c.stream().noneMatch(FixKind::risky)).toList();
        return (safe.isEmpty() ? possible : safe).stream().mapToLong(OrderSearch::bits).toArray();
    }

    private static long bits(Iterable<FixKind> fixes) {
        long bits = 0;
        for (FixKind fix : fixes) {
            bits |= 1L << fix.ordinal();
        }
        return bits;
    }

    /// The best order.
    Order best() {
        List<Long> moves = undominated(moves());
        boolean exact = moves.size() <= MOST_EXACT;
        List<Long> order = exact ? new Exact(moves).order() : greedy(moves);
        return order(order, exact);
    }

    /// The order in which the guide prints what it advises.
    Order guide() {
        return order(
                Arrays.stream(FixKind.values())
                        .filter(r -> r.inGuide() && r != FixKind.SUPPORT_DESK)
                        .filter(r -> !tried.contains(r))
                        .map(r -> 1L << r.ordinal())
                        .toList(),
                false);
    }

    /// Every cure of a suspect that does not have all its fixes done.
    List<Long> moves() {
        Set<Long> moves = new LinkedHashSet<>();
        for (long[] ofSuspect : cures) {
            for (long cure : ofSuspect) {
                moves.add(cure & ~bits(tried));
            }
        }
        moves.remove(0L);
        return moves.stream()
                .sorted((a, b) -> Long.compare(Long.reverse(b), Long.reverse(a)))
                .toList();
    }

    /// Without those for which another one is never worse.
    private List<Long> undominated(List<Long> moves) {
        List<Long> kept = new ArrayList<>(moves);
        for (long move : moves) {
            boolean alone = kept.stream().noneMatch(m -> m != move && (m & move) != 0);
            if (Long.bitCount(move) == 1
                    && alone
                    && kept.stream().anyMatch(other -> other != move && dominates(other, move))) {
                kept.remove(move);
            }
        }
        return kept;
    }

    private boolean dominates(long better, long move) {
        if (Long.bitCount(better) != 1) {
            return false;
        }
        long done = bits(tried);
        for (int i = 0; i < cures.length; i++) {
            if (minutes(i, better) > minutes(i, move)
                    || clears(i, done | move) && !clears(i, done | better)) {
                return false;
            }
        }
        return true;
    }

    private List<Long> greedy(List<Long> moves) {
        List<Long> order = new ArrayList<>();
        List<Long> left = new ArrayList<>(moves);
        long done = bits(tried);
        while (true) {
            long best = 0;
            double most = 0;
            for (long move : left) {
                double cleared = uncleared(done) - uncleared(done | move);
                double rate = cleared / Math.max(1e-12, minutes(done, move));
                if (cleared > 0 && rate > most) {
                    most = rate;
                    best = move;
                }
            }
            if (best == 0) {
                return order;
            }
            order.add(best);
            left.remove(best);
            done |= best;
        }
    }

    /// The steps of an order, which ends with the support desk.
    Order order(List<Long> moves, boolean exact) {
        ImmutableList.Builder<Order.Step> steps = ImmutableList.builder();
        long done = bits(tried);
        double spent = 0;
        for (long move : moves) {
            long news = move & ~done;
            spent += minutes(done, move);
            done |= move;
            steps.add(step(news, 1 - uncleared(done), spent));
        }
        double cleared = 1 - uncleared(done);
        spent += minutes(done, 1L << FixKind.SUPPORT_DESK.ordinal());
        steps.add(step(1L << FixKind.SUPPORT_DESK.ordinal(), 1, spent));
        return new Order(steps.build(), spent, cleared, exact);
    }

    private Order.Step step(long move, double cleared, double spent) {
        ImmutableSet.Builder<FixKind> fixes = ImmutableSet.builder();
        int minutes = assumptions.waitMinutes();
        for (FixKind fix : FixKind.values()) {
            if ((move & 1L << fix.ordinal()) != 0) {
                fixes.add(fix);
                minutes += assumptions.minutes(fix);
            }
        }
        return new Order.Step(fixes.build(), minutes, cleared, spent);
    }

    /// What a move takes of who is not yet cleared, weighed by their shares.
    private double minutes(long done, long move) {
        double minutes = 0;
        for (int i = 0; i < cures.length; i++) {
            if (!clears(i, done)) {
                minutes += suspects.get(i).share() * minutes(i, move & ~done);
            }
        }
        return minutes;
    }

    private int minutes(int suspect, long move) {
        int minutes = (move & calledFor[suspect]) == 0 ? 0 : assumptions.waitMinutes();
        for (long rest = move; rest != 0; rest &= rest - 1) {
            boolean called = (Long.lowestOneBit(rest) & calledFor[suspect]) != 0;
            FixKind fix = ALL[Long.numberOfTrailingZeros(rest)];
            minutes += called ? assumptions.minutes(fix) : assumptions.lookMinutes();
        }
        return minutes;
    }

    private double uncleared(long done) {
        double share = 0;
        for (int i = 0; i < cures.length; i++) {
            share += clears(i, done) ? 0 : suspects.get(i).share();
        }
        return share;
    }

    private boolean clears(int suspect, long done) {
        for (long cure : cures[suspect]) {
            if ((cure & ~done) == 0) {
                return true;
            }
        }
        return false;
    }

    /// The exact solution, from what has been done to the least that is still to be spent.
    private final class Exact {
        private final List<Long> moves;
        private final Map<Long, Double> least = new HashMap<>();
        private final Map<Long, Long> first = new HashMap<>();

        Exact(List<Long> moves) {
            this.moves = moves;
        }

        List<Long> order() {
            List<Long> order = new ArrayList<>();
            long done = bits(tried);
            least(done);
            for (Long move = first.get(done); move != null; move = first.get(done)) {
                order.add(move);
                done |= move;
            }
            return order;
        }

        private double least(long done) {
            Double known = least.get(done);
            if (known != null) {
                return known;
            }
            double best = Double.POSITIVE_INFINITY;
            for (long move : moves) {
                if (helps(done, move)) {
                    double minutes = minutes(done, move) + least(done | move);
                    if (minutes < best - 1e-9) {
                        best = minutes;
                        first.put(done, move);
                    }
                }
            }
            if (best == Double.POSITIVE_INFINITY) {
                best = minutes(done, 1L << FixKind.SUPPORT_DESK.ordinal());
            }
            least.put(done, best);
            return best;
        }

        private boolean helps(long done, long move) {
            for (int i = 0; i < cures.length; i++) {
                if (!clears(i, done) && clears(i, done | move)) {
                    return true;
                }
            }
            return false;
        }
    }
}
