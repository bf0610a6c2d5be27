package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The requests that an engine has under way, as its boundary sees them.
final class Requests {
    private final Map<Long, Request> underWay = new LinkedHashMap<>();

    /// Notes an effect, if it sends a request.
    void note(Effect effect) {
        if (effect instanceof Effect.Send send) {
            underWay.put(send.request(), send.body());
        }
    }

    /// What has not been answered, oldest first.
    ImmutableList<Request> unanswered() {
        return ImmutableList.copyOf(underWay.values());
    }

    /// The request that an input answers, which is then no longer under way; null if it answers
    /// none.
    @Nullable Request answeredBy(Input input) {
        return switch (input) {
            case Input.ReplyArrived arrived -> underWay.remove(arrived.request());
            case Input.RequestFailed failed -> underWay.remove(failed.request());
            case Input.Started _ -> {
                // A new process counts its requests from the beginning.
                underWay.clear();
                yield null;
            }
            default -> null;
        };
    }
}
