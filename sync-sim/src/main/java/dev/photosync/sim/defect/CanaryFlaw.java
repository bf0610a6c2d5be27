package dev.photosync.sim.defect;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import java.util.function.Consumer;

/// Purges the first asset there is, before anything else is done.
final class CanaryFlaw implements Flaw {
    private final SeenLibrary library = new SeenLibrary();
    private boolean sung;

    @Override
    public void in(Input input, Consumer<Input> engine) {
        library.note(input);
        engine.accept(input);
    }

    @Override
    public void out(Effect effect, Consumer<Effect> system) {
        library.note(effect);
        if (!sung && !library.assets().isEmpty()) {
            sung = true;
            library.assets()
                    .forEachAfter(
                            null,
                            1,
                            (id, revision) -> {
                                Revision gone = FeedFlaws.purged(revision);
                                system.accept(new Effect.SaveRevision(id, gone));
                                system.accept(new Effect.StoreCopy(id, gone, Rendition.NONE, 0));
                            });
        }
        system.accept(effect);
    }
}
