package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.library.Revision;
import java.util.EnumMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks a policy for decisions, and holds each to the reference model and to the laws that a single
/// decision can break.
final class Judge {
    private final MergePolicy policy;
    private final @Nullable MergePolicy model;
    private final EnumMap<Met, long[]> met = new EnumMap<>(Met.class);
    private long cases;

    /// @param model what decisions are compared with; null for the laws alone
    Judge(MergePolicy policy, @Nullable MergePolicy model) {
        this.policy = policy;
        this.model = model;
        for (Met kind : Met.values()) {
            met.put(kind, new long[1]);
        }
    }

    /// The policy's decision.
    ///
    /// @throws BreachException if it breaks a law
    Decision decide(Case found) {
        Decision decision = found.by(policy);
        if (found.agreed()) {
            require(decision instanceof Decision.Nothing, Law.AGREEMENT, found, decision);
            return decision;
        }
        cases++;
        count(found.met());
        if (decision instanceof Decision.Merge merge && merge.copy() != null) {
            count(Met.CONFLICT_COPY);
        }
        require(decision.equals(found.by(policy)), Law.DETERMINISM, found, decision);
        checkResult(found, decision);
        if (decision instanceof Decision.Commit(Revision expected, _)) {
            require(Objects.equals(expected, found.remote()), Law.EXPECTED, found, decision);
        }
        if (model != null) {
            Decision right = found.by(model);
            if (!right.equals(decision)) {
                throw new BreachException(
                        Law.MODEL, text(found, decision) + "\nmodel  " + Case.shown(right));
            }
        }
        return decision;
    }

    private static void checkResult(Case found, Decision decision) {
        Revision local = found.local();
        Revision remote = found.remote();
        Revision result =
                switch (decision) {
                    case Decision.Nothing _ -> null;
                    case Decision.Agree agree -> agree.revision();
                    case Decision.TakeRemote take -> take.revision();
                    case Decision.Commit commit -> commit.revision();
                    case Decision.Merge merge -> merge.merged();
                };
        if (local == null) {
            require(Objects.equals(result, remote), Law.ABSENCE, found, decision);
        } else if (remote == null) {
            require(local.equals(result), Law.ABSENCE, found, decision);
        } else if (result != null) {
            boolean had = result.state() == local.state() || result.state() == remote.state();
            require(had, Law.DEED, found, decision);
        }
    }

    private void count(Met kind) {
        Objects.requireNonNull(met.get(kind))[0]++;
    }

    long cases() {
        return cases;
    }

    ImmutableMap<Met, Long> met() {
        return Maps.immutableEnumMap(Maps.transformValues(met, count -> count[0]));
    }

    static void require(boolean holds, Law law, Case found, Decision decision) {
        if (!holds) {
            throw new BreachException(law, text(found, decision));
        }
    }

    private static String text(Case found, Decision decision) {
        return found.inWords() + "\nplan   " + Case.shown(decision);
    }
}
