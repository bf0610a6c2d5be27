package dev.photosync.sim.check;

import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bytes do not flow for ever without anything being completed, and no device asks the same again
/// and again.
///
/// *Checks* two things. What a device has moved of one content since that was last complete is no
/// more than {@link #TIMES} times as much as it was seen to have, and {@link #MORE_BYTES}. And
/// within a clock hour a device sends the same request no more than {@link #MOST_REPEATS} times:
/// the same place of the feed, the same piece of the same content, the same batch. *When*: a
/// request goes out, bytes have moved. *Cost*: O(1) for each, and the size of the batch for a
/// commit.
///
/// *Not verified*: requests that differ each time and still lead nowhere.
final class NoLivelock implements LivenessInvariant {
    static final String NAME = "no-livelock";

    /// How often the whole of a content may cross the link before something is wrong.
    static final int TIMES = 10;

    /// What may be lost beside that, in parts that broke off.
    static final long MORE_BYTES = 16 * SyncPolicy.STANDARD.partBytes();

    /// How often the same may be asked in an hour: a probe a minute, and as many hints.
    static final int MOST_REPEATS = 120;

    private static final long HOUR_MICROS = 3_600_000_000L;

    private final World world;
    private final Breaches breaches;
    // Looked up, never iterated.
    private final Map<String, OfDevice> devices = new HashMap<>();

    /// A piece of a content that a request is about, whatever session or length it names.
    private record Piece(ContentHash content, long offsetBytes) {}

    /// What a device has moved of a content since that was last complete.
    private static final class Effort {
        long movedBytes;
        long seenBytes;
    }

    private static final class OfDevice {
        final Map<Object, Effort> efforts = new HashMap<>();
        final Map<Object, Integer> asked = new HashMap<>();
        long hour;
    }

    NoLivelock(World world, Breaches breaches) {
        this.world = world;
        this.breaches = breaches;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void sent(Fact.Sent sent, long nowMicros) {
        OfDevice device = device(sent.device());
        long hour = nowMicros / HOUR_MICROS;
        if (hour != device.hour) {
            device.hour = hour;
            device.asked.clear();
        }
        Request body = sent.send().body();
        int times = device.asked.merge(same(body), 1, Integer::sum);
        if (times > MOST_REPEATS) {
            breaches.add(
                    this,
                    nowMicros,
                    sent.device(),
                    null,
                    "the same request was sent "
                            + times
                            + " times within an hour: "
                            + body.getClass().getSimpleName());
        }
    }

    /// What two requests for the same have in common.
    private static Object same(Request request) {
        return switch (request) {
            case Request.UploadPart part -> new Piece(part.content(), part.offsetBytes());
            case Request.FetchOriginal fetch -> new Piece(fetch.content(), fetch.offsetBytes());
            case Request.FetchChanges _,
                    Request.ListRecords _,
                    Request.OpenSketch _,
                    Request.ExtendSketch _,
                    Request.FetchRecords _,
                    Request.CommitBatch _,
                    Request.OpenUpload _,
                    Request.CompleteUpload _,
                    Request.FetchOptimised _ ->
                    request;
        };
    }

    @Override
    public void moved(Fact.Moved moved, long nowMicros) {
        Object what;
        long reachedBytes;
        switch (moved.request()) {
            case Request.UploadPart part -> {
                what = part.content();
                reachedBytes = part.offsetBytes() + part.lengthBytes();
            }
            case Request.FetchOriginal fetch -> {
                what = fetch.content();
                reachedBytes = fetch.offsetBytes() + fetch.lengthBytes();
            }
            case Request.FetchOptimised fetch -> {
                what = fetch.id();
                reachedBytes = fetch.offsetBytes() + fetch.lengthBytes();
            }
            default -> {
                return;
            }
        }
        Effort effort = device(moved.device()).efforts.computeIfAbsent(what, _ -> new Effort());
        effort.movedBytes += moved.bytes();
        effort.seenBytes = Math.max(effort.seenBytes, reachedBytes);
        if (effort.movedBytes > TIMES * effort.seenBytes + MORE_BYTES) {
            breaches.add(
                    this,
                    nowMicros,
                    moved.device(),
                    what instanceof AssetId id ? id : null,
                    Words.size(effort.movedBytes)
                            + " were moved of a content that takes "
                            + Words.size(effort.seenBytes)
                            + ", and it is not complete");
        }
    }

    @Override
    public void answered(Fact.Answered answered, @Nullable Request request, long nowMicros) {
        if (answered.reply() instanceof Reply.ContentStored stored) {
            device(answered.device()).efforts.remove(stored.content());
        } else if (answered.reply() instanceof Reply.AlreadyStored stored) {
            device(answered.device()).efforts.remove(stored.content());
        }
    }

    @Override
    public void read(TraceEvent event) {
        if (event instanceof TraceEvent.CopyStored stored) {
            Map<Object, Effort> efforts = device(stored.device()).efforts;
            efforts.remove(stored.asset());
            Phone phone = Objects.requireNonNull(world.phones().get(stored.device()));
            Revision revision = phone.library().get(stored.asset());
            if (revision != null) {
                for (Resource part : revision.resources()) {
                    efforts.remove(part.hash());
                }
            }
        }
    }

    private OfDevice device(String name) {
        return devices.computeIfAbsent(name, _ -> new OfDevice());
    }
}
