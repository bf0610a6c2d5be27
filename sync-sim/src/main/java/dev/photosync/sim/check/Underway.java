package dev.photosync.sim.check;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.gate.WorkKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A device's requests that have not been answered, as its system took them.
final class Underway {
    private record Sent(Effect.Send send, long atMicros) {}

    private final Map<Long, Sent> requests = new LinkedHashMap<>();
    private final int[] counts = new int[WorkKind.values().length];

    void sent(Effect.Send send, long nowMicros) {
        requests.put(send.request(), new Sent(send, nowMicros));
        counts[send.kind().ordinal()]++;
    }

    /// @return what was asked; null if nothing was
    @Nullable Request answered(long request) {
        Sent sent = requests.remove(request);
        if (sent == null) {
            return null;
        }
        counts[sent.send().kind().ordinal()]--;
        return sent.send().body();
    }

    /// The engine is a new one, which has asked for nothing.
    void clear() {
        requests.clear();
        for (WorkKind kind : WorkKind.values()) {
            counts[kind.ordinal()] = 0;
        }
    }

    /// How many requests of a kind.
    int count(WorkKind kind) {
        return counts[kind.ordinal()];
    }

    /// How many requests.
    int count() {
        return requests.size();
    }

    /// When the oldest was sent; {@link Long#MAX_VALUE} if there is none.
    long oldestMicros() {
        return requests.isEmpty() ? Long.MAX_VALUE : requests.values().iterator().next().atMicros();
    }
}
