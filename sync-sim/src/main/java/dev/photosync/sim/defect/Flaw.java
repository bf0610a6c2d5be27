package dev.photosync.sim.defect;

import dev.photosync.core.engine.EngineConfig;

/// A planted defect at work on one phone, from the beginning of a run to its end: a boundary that
/// nothing makes whole or, where the fault lies in a rule, an engine with another rule.
public interface Flaw extends Boundary {
    /// What the phone's engine is made of.
    ///
    /// @param healthy what it would be made of without the defect
    default EngineConfig engine(EngineConfig healthy) {
        return healthy;
    }

    @Override
    default boolean endsBy(Remedy remedy) {
        return false;
    }
}
