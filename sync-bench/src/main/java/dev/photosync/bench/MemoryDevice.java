package dev.photosync.bench;

import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.codec.ChangePageCodec;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.Input;
import dev.photosync.core.engine.Release;
import dev.photosync.core.engine.SyncEngine;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalCodec;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.cloud.CloudAccount;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// An engine and the cloud with nothing between them: requests are answered at once, the journal is
/// encoded and forgotten. Requests and replies are handed over as values; pages of the change feed
/// as bytes, if it is asked for.
final class MemoryDevice {
    private static final Release RELEASE = new Release("18", 3, RecordKind.SPATIAL, true);
    private static final Conditions GOOD =
            new Conditions(
                    "home",
                    new Network(Transport.WIFI, Reach.INTERNET, false, false),
                    new Power(90, true, false, false),
                    20_000_000_000L,
                    new Settings(
                            true,
                            0,
                            false,
                            false,
                            false,
                            false,
                            false,
                            true,
                            true,
                            PowerPolicy.STANDARD));

    private final String name;
    private final CloudAccount cloud;
    private final boolean feedAsBytes;
    private final SyncEngine engine;
    private final ArrayDeque<Effect.Send> sent = new ArrayDeque<>();
    private final Map<AssetId, Revision> library = new HashMap<>();
    private long nowMicros;
    private final Map<Class<? extends Request>, Traffic> traffic = new HashMap<>();
    private long journalBytes;

    /// What one kind of request has moved.
    ///
    /// @param roundTrips how often it was asked and answered
    /// @param wireBytes what went up and down
    /// @param recordBytes what of that were records
    record Traffic(long roundTrips, long wireBytes, long recordBytes) {
        static final Traffic NONE = new Traffic(0, 0, 0);

        Traffic plus(Traffic other) {
            return new Traffic(
                    roundTrips + other.roundTrips,
                    wireBytes + other.wireBytes,
                    recordBytes + other.recordBytes);
        }
    }

    /// A device that is in step with a library and has all its files.
    ///
    /// @param feedAsBytes whether each page of the change feed is written as bytes and read back
    MemoryDevice(String name, CloudAccount cloud, EngineImage image, boolean feedAsBytes) {
        this.name = name;
        this.cloud = cloud;
        this.feedAsBytes = feedAsBytes;
        image.remote().forEach(library::put);
        this.engine =
                new SyncEngine(
                        new EngineConfig(
                                name,
                                "home",
                                RELEASE,
                                SyncPolicy.STANDARD,
                                GateCatalogue.all(),
                                name.hashCode()));
        Holdings holdings = new Holdings();
        library.forEach(
                (id, revision) -> holdings.set(id, Rendition.ORIGINAL, revision.sizeBytes(), 0));
        give(new Input.Started(image.remote(), holdings, image, GOOD));
    }

    /// The device's library, which its owner sees.
    Map<AssetId, Revision> library() {
        return library;
    }

    /// The owner changes what the library says of an asset; the engine is yet to be told.
    void own(RecordChange change) {
        library.put(change.id(), change.revision());
    }

    /// Tells the engine what the owner has changed.
    void changed(RecordChange change) {
        give(new Input.LocalChange(change.id(), change.revision(), -1));
    }

    void hint() {
        give(new Input.HintReceived());
    }

    /// Answers requests until none is left.
    void settle() {
        Effect.Send next = sent.poll();
        while (next != null) {
            Request request = next.body();
            Reply reply = delivered(cloud.serve(request, name, nowMicros));
            long records = reply instanceof Reply.RecordPage page ? page.records().size() : 0;
            Traffic moved =
                    new Traffic(
                            1,
                            request.wireBytes() + reply.wireBytes(),
                            Request.RECORD_BYTES * records);
            traffic.merge(request.getClass(), moved, Traffic::plus);
            give(new Input.ReplyArrived(next.request(), reply));
            next = sent.poll();
        }
    }

    private Reply delivered(Reply reply) {
        if (!feedAsBytes || !(reply instanceof Reply.ChangePage page)) {
            return reply;
        }
        try {
            return ChangePageCodec.decode(ChangePageCodec.encode(page));
        } catch (MalformedException e) {
            throw new IllegalStateException("what was written is not read back", e);
        }
    }

    private void give(Input input) {
        nowMicros++;
        long written = 0;
        for (Effect effect : engine.handle(input, nowMicros)) {
            switch (effect) {
                case Effect.Send send -> sent.add(send);
                case Effect.Append append -> {
                    journalBytes += JournalCodec.encode(append.record()).length;
                    written = append.sequence();
                }
                case Effect.WriteCheckpoint checkpoint -> written = checkpoint.sequence();
                case Effect.SaveRevision save -> library.put(save.asset(), save.revision());
                case Effect.Cancel _,
                        Effect.WakeAt _,
                        Effect.StoreCopy _,
                        Effect.MoveCopy _,
                        Effect.Report _ -> {}
            }
        }
        if (written > 0) {
            give(new Input.JournalWritten(written));
        }
    }

    /// What a kind of request has moved so far.
    Traffic traffic(Class<? extends Request> kind) {
        return traffic.getOrDefault(kind, Traffic.NONE);
    }

    long journalBytes() {
        return journalBytes;
    }
}
