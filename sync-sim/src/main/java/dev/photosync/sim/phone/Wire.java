package dev.photosync.sim.phone;

import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.ContentHash;
import dev.photosync.sim.cloud.CloudService;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.network.Direction;
import dev.photosync.sim.network.Flow;
import dev.photosync.sim.network.FlowEnd;
import dev.photosync.sim.network.Link;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries a phone's requests to the cloud and the replies back: up the link, through the cloud,
/// down the link.
final class Wire {
    /// How long a name that does not resolve, or a host that does not answer, is waited for.
    private static final long LOOKUP_MICROS = 5_000_000;

    private static final long CONNECT_MICROS = 30_000_000;

    /// How long an answer that is lost is waited for, until the connection is given up.
    private static final long LOST_MICROS = 20_000_000;

    /// How long after an answer it arrives once more, if it does.
    private static final long ECHO_MICROS = 1_000_000;

    private final String device;
    private final Kernel kernel;
    private final Trace trace;
    private final CloudService cloud;
    private final Radio radio;
    private final Supplier<@Nullable String> signedInAs;
    private final LongSupplier wallClockMicros;
    private final Predicate<ContentHash> readable;
    private final Consumer<Input> answers;
    private final WireFaults faults = new WireFaults();

    /// What is under way, oldest first: few, as an engine has few slots.
    private final List<Exchange> exchanges = new ArrayList<>();

    /// How many of them move pictures.
    private int bulk;

    private int drops;

    /// A request on its way, or its reply.
    private static final class Exchange {
        final long request;
        final WorkKind kind;
        final RequestHeader header;
        final Request body;
        final Transport transport;
        @Nullable Link link;
        @Nullable Flow flow;
        @Nullable Reply reply;
        long sentMicros;
        Direction direction = Direction.UP;
        long timer;

        Exchange(Effect.Send send, Transport transport) {
            this.request = send.request();
            this.kind = send.kind();
            this.header = send.header();
            this.body = send.body();
            this.transport = transport;
        }
    }

    Wire(
            String device,
            Kernel kernel,
            Trace trace,
            CloudService cloud,
            Radio radio,
            Supplier<@Nullable String> signedInAs,
            LongSupplier wallClockMicros,
            Predicate<ContentHash> readable,
            Consumer<Input> answers) {
        this.device = device;
        this.kernel = kernel;
        this.trace = trace;
        this.cloud = cloud;
        this.radio = radio;
        this.signedInAs = signedInAs;
        this.wallClockMicros = wallClockMicros;
        this.readable = readable;
        this.answers = answers;
    }

    /// What goes wrong on this wire.
    WireFaults faults() {
        return faults;
    }

    /// Whether nothing passes between phone and cloud, whatever the network does.
    boolean cutOff() {
        return faults.cutOffAt(kernel.nowMicros());
    }

    /// Lets nothing pass for a while. What is under way stops where it is and times out.
    void cutOff(long forMicros) {
        faults.cutOff(kernel.nowMicros() + forMicros);
        for (Exchange exchange : List.copyOf(exchanges)) {
            if (exchange.link != null) {
                stop(exchange);
                failAfter(exchange, CONNECT_MICROS, TransportFailure.TIMED_OUT);
            }
        }
    }

    /// Whether pictures are on their way.
    boolean movesBulk() {
        return bulk > 0;
    }

    /// Sends a request.
    void send(Effect.Send send) {
        AccessNetwork network = radio.current();
        Exchange exchange =
                new Exchange(
                        send,
                        network == null
                                ? Transport.NONE
                                : network.cellular() ? Transport.CELLULAR : Transport.WIFI);
        exchanges.add(exchange);
        bulk += exchange.kind.bulk() ? 1 : 0;
        if (send.body() instanceof Request.UploadPart part && !readable.test(part.content())) {
            failAfter(exchange, 1, TransportFailure.SOURCE_UNREADABLE);
        } else if (network == null) {
            failAfter(exchange, 1, TransportFailure.UNREACHABLE);
        } else if (radio.settingsBroken()) {
            failAfter(exchange, LOOKUP_MICROS, TransportFailure.NAME_NOT_RESOLVED);
        } else if (radio.portalStands()) {
            failAfter(exchange, LOOKUP_MICROS, TransportFailure.CONNECTION_RESET);
        } else if (!network.internet() || cutOff()) {
            failAfter(exchange, CONNECT_MICROS, TransportFailure.TIMED_OUT);
        } else {
            exchange.link = network.link(device);
            move(exchange, Direction.UP, exchange.body.wireBytes(), () -> arrive(exchange));
        }
    }

    /// Stops a request and confirms it.
    void cancel(long request) {
        for (Exchange exchange : exchanges) {
            if (exchange.request == request) {
                end(exchange);
                stop(exchange);
                answers.accept(new Input.RequestFailed(request, TransportFailure.CANCELLED));
                return;
            }
        }
    }

    /// Breaks every connection, as leaving a network does, if the phone is no longer where they
    /// run.
    void networkMoved() {
        AccessNetwork network = radio.current();
        Link now = network == null ? null : network.link(device);
        for (Exchange exchange : List.copyOf(exchanges)) {
            boolean cut = exchange.link != null && (exchange.link != now || !radio.reachesCloud());
            if (cut) {
                stop(exchange);
                failAfter(exchange, 1, TransportFailure.CONNECTION_RESET);
            }
        }
    }

    /// Forgets everything, as a dying process does.
    void drop() {
        exchanges.forEach(this::stop);
        exchanges.clear();
        bulk = 0;
        drops++;
    }

    private void arrive(Exchange exchange) {
        Reply reply =
                cloud.serve(
                        exchange.header,
                        signedInAs.get(),
                        wallClockMicros.getAsLong(),
                        exchange.body);
        if (faults.losesReply()) {
            failAfter(exchange, LOST_MICROS, TransportFailure.CONNECTION_RESET);
            return;
        }
        exchange.reply = reply;
        exchange.timer =
                kernel.schedule(
                        kernel.nowMicros() + cloud.processingMicros() + faults.delaysReplyMicros(),
                        () -> {
                            exchange.timer = 0;
                            move(
                                    exchange,
                                    Direction.DOWN,
                                    reply.wireBytes(),
                                    () -> deliver(exchange, reply));
                        });
    }

    private void deliver(Exchange exchange, Reply reply) {
        long request = exchange.request;
        end(exchange);
        if (faults.repeatsReply()) {
            int before = drops;
            kernel.schedule(
                    kernel.nowMicros() + ECHO_MICROS,
                    () -> {
                        // A process that has died since knows no such request.
                        if (before == drops) {
                            answers.accept(new Input.ReplyArrived(request, reply));
                        }
                    });
        }
        answers.accept(new Input.ReplyArrived(request, reply));
    }

    private void end(Exchange exchange) {
        if (exchanges.remove(exchange)) {
            bulk -= exchange.kind.bulk() ? 1 : 0;
        }
    }

    private void move(Exchange exchange, Direction direction, long bytes, Runnable then) {
        Link link = exchange.link;
        if (link == null) {
            return;
        }
        exchange.direction = direction;
        exchange.sentMicros = kernel.nowMicros();
        exchange.flow =
                link.send(
                        direction,
                        bytes,
                        (flow, end) -> {
                            account(exchange, flow.bytesMoved(), end == FlowEnd.DELIVERED);
                            exchange.flow = null;
                            switch (end) {
                                case DELIVERED -> then.run();
                                case RESET, TIMED_OUT -> {
                                    end(exchange);
                                    answers.accept(
                                            new Input.RequestFailed(
                                                    exchange.request,
                                                    end == FlowEnd.RESET
                                                            ? TransportFailure.CONNECTION_RESET
                                                            : TransportFailure.TIMED_OUT));
                                }
                            }
                        });
    }

    private void failAfter(Exchange exchange, long micros, TransportFailure failure) {
        exchange.link = null;
        exchange.timer =
                kernel.schedule(
                        kernel.nowMicros() + micros,
                        () -> {
                            end(exchange);
                            answers.accept(new Input.RequestFailed(exchange.request, failure));
                        });
    }

    private void stop(Exchange exchange) {
        if (exchange.timer != 0) {
            kernel.cancel(exchange.timer);
            exchange.timer = 0;
        }
        Link link = exchange.link;
        Flow flow = exchange.flow;
        if (link != null && flow != null) {
            account(exchange, link.cancel(flow), false);
            exchange.flow = null;
        }
    }

    private void account(Exchange exchange, long bytes, boolean arrived) {
        if (bytes > 0) {
            trace.show(new Fact.Moved(device, exchange.body, exchange.direction, bytes));
            trace.add(
                    new TraceEvent.BytesMoved(
                            kernel.nowMicros(),
                            device,
                            exchange.direction,
                            exchange.kind,
                            bytes,
                            exchange.transport,
                            exchange.request,
                            message(exchange),
                            exchange.sentMicros,
                            arrived));
        }
    }

    private static String message(Exchange exchange) {
        Reply reply = exchange.direction == Direction.DOWN ? exchange.reply : null;
        Object message =
                reply == null
                        ? exchange.body
                        : reply instanceof Reply.Refused refused ? refused.error() : reply;
        return message.getClass().getSimpleName();
    }
}
