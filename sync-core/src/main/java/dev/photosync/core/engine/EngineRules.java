package dev.photosync.core.engine;

import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.diff.Planner;
import dev.photosync.core.schedule.Backoff;
import dev.photosync.core.schedule.RetryPolicy;
import dev.photosync.core.storage.EvictionRule;

/// The rules by which an engine decides, apart from its gates.
///
/// @param merge what an asset needs when device and cloud differ
/// @param retry how long to stand back after failures
/// @param eviction which original may leave the device
public record EngineRules(MergePolicy merge, RetryPolicy retry, EvictionRule eviction) {
    /// The rules of an engine in order.
    public static final EngineRules STANDARD =
            new EngineRules(Planner::plan, Backoff::delayMicros, EvictionRule.CONFIRMED);

    /// These with another merge policy.
    public EngineRules withMerge(MergePolicy other) {
        return new EngineRules(other, retry, eviction);
    }

    /// These with another retry policy.
    public EngineRules withRetry(RetryPolicy other) {
        return new EngineRules(merge, other, eviction);
    }

    /// These with another eviction rule.
    public EngineRules withEviction(EvictionRule other) {
        return new EngineRules(merge, retry, other);
    }
}
