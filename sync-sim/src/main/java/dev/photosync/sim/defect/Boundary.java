package dev.photosync.sim.defect;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import java.util.function.Consumer;

/// What stands between a phone's system and its sync engine. A glitch is a boundary that loses,
/// doubles or falsifies what passes; the engine behind it is always the same.
///
/// What is passed on is dealt with at once and may bring the next input or effect before the call
/// returns, so that a boundary must have noted what it has to note before it passes anything on.
public interface Boundary {
    /// Passes on what the engine gets of an input: mostly the input, or nothing, or several.
    default void in(Input input, Consumer<Input> engine) {
        engine.accept(input);
    }

    /// Passes on what the system gets of an effect: mostly the effect, or nothing, or several.
    default void out(Effect effect, Consumer<Effect> system) {
        system.accept(effect);
    }

    /// Whether the boundary is whole again after this has happened.
    boolean endsBy(Remedy remedy);

    /// What may end a glitch.
    enum Remedy {
        OPEN_APP,
        RESTART,
        UPDATE
    }
}
