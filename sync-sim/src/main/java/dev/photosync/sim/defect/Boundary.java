package dev.photosync.sim.defect;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import org.jspecify.annotations.Nullable;

/// What stands between a phone's system and its sync engine. A glitch is a boundary that loses or
/// falsifies what passes; the engine behind it is always the same.
public interface Boundary {
    /// What the engine gets of an input; null if it gets nothing.
    @Nullable Input in(Input input);

    /// What the system gets of an effect; null if it gets nothing.
    @Nullable Effect out(Effect effect);

    /// Whether the boundary is whole again after this has happened.
    boolean endsBy(Remedy remedy);

    /// What may end a glitch.
    enum Remedy {
        OPEN_APP,
        RESTART,
        UPDATE
    }
}
