package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way of one asset from where it was made to another device, cut into legs that follow one
/// another without a gap: what it did, or what held it, at every moment.
///
/// @param asset which
/// @param from the device that made it; {@link #CLOUD} if it was there before the run
/// @param to the device it arrived at
/// @param startMicros when it was made, or the run began
/// @param endMicros when its copy arrived
/// @param legs in order; their lengths sum to the whole
public record AssetStory(
        AssetId asset,
        String from,
        String to,
        long startMicros,
        long endMicros,
        ImmutableList<Leg> legs) {

    /// Where an asset comes from that was in the cloud before the run.
    public static final String CLOUD = "cloud";

    /// A stretch of the way.
    ///
    /// @param device where it was spent
    /// @param reason what held the asset; empty if nothing did
    /// @param doing what went on: the reason's text, or the asset's own doing
    public record Leg(
            long fromMicros, long toMicros, String device, Optional<Reason> reason, String doing) {
        /// How long it took.
        public long micros() {
            return toMicros - fromMicros;
        }
    }

    /// The story of the last asset to arrive on another device; empty if none did.
    public static Optional<AssetStory> ofLastArrival(List<TraceEvent> events) {
        Map<AssetId, String> makers = new HashMap<>();
        AssetId last = null;
        String maker = CLOUD;
        String arrivedAt = "";
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Engine engine) {
                if (engine.event() instanceof EngineEvent.Committed committed) {
                    makers.putIfAbsent(committed.asset(), engine.device());
                } else if (engine.event() instanceof EngineEvent.Finished finished
                        && (finished.kind() == WorkKind.OPTIMISED
                                || finished.kind() == WorkKind.ORIGINAL)
                        && !engine.device().equals(makers.get(finished.asset()))) {
                    last = finished.asset();
                    maker = makers.getOrDefault(last, CLOUD);
                    arrivedAt = engine.device();
                }
            }
        }
        return last == null
                ? Optional.empty()
                : Optional.of(new Teller(last, maker, arrivedAt).tell(events));
    }

    /// The legs of this story in descending length, those of equal cause and place put together.
    public ImmutableList<Leg> heaviest() {
        Map<String, Leg> sums = new LinkedHashMap<>();
        for (Leg leg : legs) {
            sums.merge(
                    leg.device() + "/" + leg.doing(),
                    leg,
                    (a, b) ->
                            new Leg(
                                    a.fromMicros(),
                                    a.toMicros() + b.micros(),
                                    a.device(),
                                    a.reason(),
                                    a.doing()));
        }
        return sums.values().stream()
                .sorted(Comparator.comparingLong(Leg::micros).reversed())
                .collect(ImmutableList.toImmutableList());
    }

    /// Reads the trace once, with the books of the two devices open.
    private static final class Teller {
        private final AssetId asset;
        private final String maker;
        private final String receiver;
        private final Map<String, DeviceLedger> books = new HashMap<>();
        private final List<Leg> legs = new ArrayList<>();
        private long startMicros;
        private long nowMicros;
        private boolean committed;
        private boolean heard;

        Teller(AssetId asset, String maker, String receiver) {
            this.asset = asset;
            this.maker = maker;
            this.receiver = receiver;
            this.committed = maker.equals(CLOUD);
        }

        AssetStory tell(List<TraceEvent> events) {
            for (TraceEvent event : events) {
                String device = deviceOf(event);
                if (device == null || !device.equals(maker) && !device.equals(receiver)) {
                    continue;
                }
                walk(event.atMicros());
                if (event instanceof TraceEvent.DeviceIs is) {
                    books.put(device, new DeviceLedger(is));
                }
                DeviceLedger book = books.get(device);
                if (book != null) {
                    book.read(event);
                }
                if (event instanceof TraceEvent.AssetAdded added && added.asset().equals(asset)) {
                    legs.clear();
                    startMicros = added.atMicros();
                }
                if (event instanceof TraceEvent.Engine engine && arrives(engine)) {
                    break;
                }
            }
            return new AssetStory(
                    asset, maker, receiver, startMicros, nowMicros, ImmutableList.copyOf(legs));
        }

        /// Notes how far the asset is, and whether it has arrived.
        private boolean arrives(TraceEvent.Engine engine) {
            switch (engine.event()) {
                case EngineEvent.Committed c -> committed |= c.asset().equals(asset);
                case EngineEvent.Queued q ->
                        heard |=
                                q.asset().equals(asset)
                                        && q.kind().download()
                                        && engine.device().equals(receiver);
                case EngineEvent.TookRemote t ->
                        heard |= t.asset().equals(asset) && engine.device().equals(receiver);
                case EngineEvent.Finished f -> {
                    return heard
                            && f.asset().equals(asset)
                            && engine.device().equals(receiver)
                            && f.kind().download();
                }
                default -> {}
            }
            return false;
        }

        private void walk(long toMicros) {
            if (toMicros > nowMicros && !books.isEmpty()) {
                Leg leg = leg(toMicros);
                Leg before = legs.isEmpty() ? null : legs.getLast();
                if (before != null
                        && before.device().equals(leg.device())
                        && before.doing().equals(leg.doing())) {
                    legs.removeLast();
                    leg =
                            new Leg(
                                    before.fromMicros(),
                                    toMicros,
                                    leg.device(),
                                    leg.reason(),
                                    leg.doing());
                }
                legs.add(leg);
            }
            nowMicros = Math.max(nowMicros, toMicros);
        }

        private Leg leg(long toMicros) {
            String device = committed ? receiver : maker;
            DeviceLedger book = books.get(device);
            if (book == null || !book.running()) {
                return new Leg(nowMicros, toMicros, device, Optional.empty(), "engine off");
            }
            DeviceLedger.Item item = book.item(asset);
            if (item == null || committed && !heard) {
                long holds = committed ? book.laneReasons(WorkKind.CHANGES) : 0;
                return leg(
                        toMicros, device, holds, committed ? "not yet heard of" : "being noticed");
            }
            if (item.moving()) {
                String doing =
                        switch (item.kind()) {
                            case METADATA -> "committing";
                            case UPLOAD -> "uploading";
                            case OPTIMISED, ORIGINAL, ORIGINAL_ON_DEMAND -> "downloading";
                            case CHANGES -> "reading the change feed";
                        };
                return new Leg(nowMicros, toMicros, device, Optional.empty(), doing);
            }
            return leg(
                    toMicros,
                    device,
                    item.reasons() | book.laneReasons(item.kind()),
                    "waiting its turn");
        }

        private Leg leg(long toMicros, String device, long holds, String otherwise) {
            if (holds == Reasons.NONE) {
                return new Leg(nowMicros, toMicros, device, Optional.empty(), otherwise);
            }
            Reason reason = Reasons.first(holds);
            return new Leg(nowMicros, toMicros, device, Optional.of(reason), reason.text());
        }

        private static @Nullable String deviceOf(TraceEvent event) {
            return switch (event) {
                case TraceEvent.DeviceIs e -> e.device();
                case TraceEvent.Engine e -> e.device();
                case TraceEvent.EngineStarted e -> e.device();
                case TraceEvent.EngineStopped e -> e.device();
                case TraceEvent.AssetAdded e -> e.device();
                case TraceEvent.ActionTaken _,
                        TraceEvent.ConditionsAre _,
                        TraceEvent.Observed _,
                        TraceEvent.NotTaken _,
                        TraceEvent.CopyStored _,
                        TraceEvent.CloudCommitted _,
                        TraceEvent.QuotaIs _,
                        TraceEvent.BytesMoved _,
                        TraceEvent.RefusalsAre _,
                        TraceEvent.HintLost _,
                        TraceEvent.Violated _ ->
                        null;
            };
        }
    }
}
