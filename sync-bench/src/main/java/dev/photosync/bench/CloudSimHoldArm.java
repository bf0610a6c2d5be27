package dev.photosync.bench;

import java.util.List;
import org.cloudsimplus.core.SimEntity;
import org.cloudsimplus.core.events.CloudSimEvent;
import org.cloudsimplus.core.events.FutureQueue;
import org.cloudsimplus.core.events.SimEvent;

/// The queue of future events of CloudSim Plus, driven as its simulation drives it: it looks at the
/// first event and then removes it. Events are made anew each time, as there.
final class CloudSimHoldArm extends HoldArm {
    private final FutureQueue queue = new FutureQueue();
    private final List<Again> handlers = perEntity(Again::new);

    private final class Again {
        private final int entity;

        Again(int entity) {
            this.entity = entity;
        }

        void fire(long nowMicros) {
            add(this, run(entity, nowMicros));
        }
    }

    @Override
    void begin(int entity, long atMicros) {
        add(handlers.get(entity), atMicros);
    }

    /// The clock of the entity that is none stands at zero, so that the delay is the time.
    private void add(Again handler, long atMicros) {
        queue.addEvent(new CloudSimEvent(atMicros, SimEntity.NULL, 0, handler));
    }

    @Override
    void runUntil(long endMicros) {
        SimEvent event = queue.first();
        while (event.getTime() <= endMicros) {
            queue.remove(event);
            ((Again) event.getData()).fire((long) event.getTime());
            event = queue.first();
        }
    }
}
