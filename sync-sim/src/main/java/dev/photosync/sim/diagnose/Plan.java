package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;

/// A cloud plan on sale.
///
/// The sizes and prices are those of one large vendor in the United States
/// (support.apple.com/108047, read in 2025); other clouds differ by little.
///
/// @param centsAMonth in US cents
record Plan(long bytes, int centsAMonth) {
    private static final long GB = 1_000_000_000L;

    /// All plans, smallest first.
    static final ImmutableList<Plan> ALL =
            ImmutableList.of(
                    new Plan(5 * GB, 0),
                    new Plan(50 * GB, 99),
                    new Plan(200 * GB, 299),
                    new Plan(2_000 * GB, 999),
                    new Plan(6_000 * GB, 2_999),
                    new Plan(12_000 * GB, 5_999));

    /// The next plan that is larger than the present one and has room for so much more, or the
    /// largest there is.
    static Plan above(long presentBytes, long neededBytes) {
        return ALL.stream()
                .filter(plan -> plan.bytes() > presentBytes)
                .filter(plan -> plan.bytes() >= neededBytes)
                .findFirst()
                .orElse(ALL.getLast());
    }

    /// What a plan of this size costs, to the next one on sale.
    static int centsFor(long bytes) {
        return ALL.stream()
                .filter(plan -> plan.bytes() >= bytes)
                .findFirst()
                .orElse(ALL.getLast())
                .centsAMonth();
    }
}
