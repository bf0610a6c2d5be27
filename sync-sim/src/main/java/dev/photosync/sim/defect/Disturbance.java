package dev.photosync.sim.defect;

import dev.photosync.core.engine.Input;
import java.util.function.Consumer;
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
    public void in(Input input, Consumer<Input> engine) {
        Input passed = onInput.apply(input);
        if (passed != null) {
            engine.accept(passed);
        }
    }

    @Override
    public boolean endsBy(Remedy remedy) {
        return remedy.compareTo(endedBy) >= 0;
    }
}
