package dev.photosync.sim.view;

import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.network.Direction;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent.BytesMoved;
import dev.photosync.sim.view.MessageItem.Arrow;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request and its reply, as far as either moved bytes.
final class Exchange {
    private static final ImmutableSet<String> REPLIES =
            Arrays.stream(Reply.class.getPermittedSubclasses())
                    .map(Class::getSimpleName)
                    .collect(ImmutableSet.toImmutableSet());
    private static final ImmutableSet<String> OF_RECORDS =
            ImmutableSet.of("CommitBatch", "ChangePage", "RecordPage");

    final BytesMoved request;
    private @Nullable BytesMoved reply;

    Exchange(BytesMoved request) {
        this.request = request;
    }

    void answered(BytesMoved with) {
        reply = with;
    }

    String device() {
        return request.device();
    }

    WorkKind kind() {
        return request.kind();
    }

    long fromMicros() {
        return request.sentMicros();
    }

    long toMicros() {
        return reply == null ? request.atMicros() : reply.atMicros();
    }

    /// Whether the request was served and the reply arrived.
    boolean fine() {
        return reply != null && reply.arrived() && REPLIES.contains(reply.message());
    }

    /// Whether it asked for news and there were none.
    boolean withoutNews() {
        return reply != null
                && reply.arrived()
                && reply.message().equals("ChangePage")
                && reply.bytes() == Request.ENVELOPE_BYTES;
    }

    /// What was asked, by whom, and what came of it.
    String outcome() {
        String answer =
                reply == null
                        ? request.arrived() ? "no answer" : "cut off"
                        : reply.arrived() ? reply.message() : "answer cut off";
        return device() + " " + request.message() + " " + answer;
    }

    long upBytes() {
        return request.bytes();
    }

    long downBytes() {
        return reply == null ? 0 : reply.bytes();
    }

    Arrow up() {
        return arrow(request);
    }

    @Nullable Arrow down() {
        return reply == null ? null : arrow(reply);
    }

    private static Arrow arrow(BytesMoved moved) {
        boolean up = moved.direction() == Direction.UP;
        Arrow.Kind kind =
                !moved.arrived()
                        ? Arrow.Kind.CUT_OFF
                        : up || REPLIES.contains(moved.message())
                                ? Arrow.Kind.SERVED
                                : Arrow.Kind.REFUSED;
        return new Arrow(
                moved.device(), moved.sentMicros(), moved.atMicros(), up, kind, text(moved, kind));
    }

    private static String text(BytesMoved moved, Arrow.Kind kind) {
        String name =
                moved.message().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        long content = Math.max(0, moved.bytes() - Request.ENVELOPE_BYTES);
        String much =
                OF_RECORDS.contains(moved.message())
                        ? ", " + Words.count(content / Request.RECORD_BYTES, "record")
                        : content > Request.ENVELOPE_BYTES ? ", " + Words.size(content) : "";
        return switch (kind) {
            case SERVED, HINT_LOST -> name + much;
            case REFUSED -> "refused: " + name;
            case CUT_OFF ->
                    name + ", cut off" + (content > 0 ? " after" + much.replace(",", "") : "");
        };
    }
}
