package dev.photosync.sim.defect;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.WorkKind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Loses the callbacks of the next uploads: neither an answer nor the confirmation of a
/// cancellation ever arrives, so that their slots stay taken.
final class LeakedSlots implements Boundary {
    private final Remedy endedBy;
    private final int slots;
    private final Set<Long> leaked = new HashSet<>();

    LeakedSlots(Remedy endedBy, int slots) {
        this.endedBy = endedBy;
        this.slots = slots;
    }

    @Override
    public void in(Input input, Consumer<Input> engine) {
        boolean lost =
                switch (input) {
                    case Input.Started _ -> {
                        // A new process has new slots to leak.
                        leaked.clear();
                        yield false;
                    }
                    case Input.ReplyArrived reply -> leaked.contains(reply.request());
                    case Input.RequestFailed failed -> leaked.contains(failed.request());
                    default -> false;
                };
        if (!lost) {
            engine.accept(input);
        }
    }

    @Override
    public void out(Effect effect, Consumer<Effect> system) {
        if (effect instanceof Effect.Send send
                && send.kind() == WorkKind.UPLOAD
                && leaked.size() < slots) {
            leaked.add(send.request());
        }
        system.accept(effect);
    }

    @Override
    public boolean endsBy(Remedy remedy) {
        return remedy.compareTo(endedBy) >= 0;
    }
}
