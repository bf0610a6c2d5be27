package dev.photosync.core.gate;

import com.google.common.collect.ImmutableList;

/// Sets of {@link Reason}s as bits of a {@code long}, so that evaluating every gate allocates
/// nothing.
public final class Reasons {
    /// The empty set: nothing holds.
    public static final long NONE = 0;

    private static final Reason[] ALL = Reason.values();

    private Reasons() {}

    public static boolean contains(long reasons, Reason reason) {
        return (reasons & reason.bit()) != 0;
    }

    /// The reason that an exclusive account blames: the first in {@link Reason}'s order.
    ///
    /// @throws IllegalArgumentException if the set is empty
    public static Reason first(long reasons) {
        if (reasons == NONE) {
            throw new IllegalArgumentException("an empty set of reasons has no first");
        }
        return ALL[Long.numberOfTrailingZeros(reasons)];
    }

    /// The elements, in {@link Reason}'s order.
    public static ImmutableList<Reason> list(long reasons) {
        ImmutableList.Builder<Reason> list = ImmutableList.builder();
        for (long rest = reasons; rest != 0; rest &= rest - 1) {
            list.add(first(rest));
        }
        return list.build();
    }

    /// The names of the reasons in a set, in order.
    public static ImmutableList<String> slugs(long reasons) {
        return list(reasons).stream().map(Reason::slug).collect(ImmutableList.toImmutableList());
    }

    /// The names of the reasons in a set as text, such as `no-network, low-battery`.
    public static String text(long reasons) {
        return String.join(", ", slugs(reasons));
    }
}
