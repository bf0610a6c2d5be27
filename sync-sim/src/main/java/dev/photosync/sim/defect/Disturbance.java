package dev.photosync.sim.defect;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import org.jspecify.annotations.Nullable;

/// A boundary that lets everything pass but what one function changes.
///
/// @param endedBy the least remedy that ends it
/// @param onInput what becomes of an input
record Disturbance(Remedy endedBy, OnInput onInput) implements Boundary {

    /// What becomes of an input; null if it is lost.
    interface OnInput {
        @Nullable Input apply(Input input);
    }

    @Override
    public @Nullable Input in(Input input) {
        return onInput.apply(input);
    }

    @Override
    public Effect out(Effect effect) {
        return effect;
    }

    @Override
    public boolean endsBy(Remedy remedy) {
        return remedy.compareTo(endedBy) >= 0;
    }
}
