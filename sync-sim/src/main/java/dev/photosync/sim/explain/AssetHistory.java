package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one asset did on every device, from the beginning of the trace to its end.
///
/// @param devices in the order of the scenario
public record AssetHistory(AssetId asset, ImmutableList<OnDevice> devices) {
    /// The asset on one device.
    ///
    /// @param legs in order, without gaps
    public record OnDevice(String device, ImmutableList<Leg> legs) {}

    /// A stretch of time on one device.
    ///
    /// @param doing what went on, or what held the asset
    /// @param holds what held it, as a set of reasons
    /// @param settled whether there was nothing to do for it
    public record Leg(long fromMicros, long toMicros, String doing, long holds, boolean settled) {
        /// How long it took.
        public long micros() {
            return toMicros - fromMicros;
        }
    }

    /// The assets of a trace whose id begins with a prefix, in order of their first appearance.
    public static ImmutableList<AssetId> find(List<TraceEvent> events, String prefix) {
        Set<AssetId> found = new LinkedHashSet<>();
        for (TraceEvent event : events) {
            AssetId asset = EventWords.asset(event);
            if (asset != null && asset.toString().startsWith(prefix)) {
                found.add(asset);
            }
        }
        return ImmutableList.copyOf(found);
    }

    /// Follows an asset through a trace.
    ///
    /// @param endMicros when the trace ends
    public static AssetHistory of(AssetId asset, List<TraceEvent> events, long endMicros) {
        return new Reader(asset, events).read(events, endMicros);
    }

    /// One device while the trace is read.
    private static final class Page {
        final DeviceLedger book;
        final List<Leg> legs = new ArrayList<>();
        boolean there;
        @Nullable Rendition copy;

        Page(DeviceLedger book, boolean there) {
            this.book = book;
            this.there = there;
        }
    }

    private static final class Reader {
        private final AssetId asset;
        private final Set<String> hadItFirst = new LinkedHashSet<>();
        private final boolean old;
        private final Map<String, Page> pages = new LinkedHashMap<>();
        private final Set<String> inCloudOf = new LinkedHashSet<>();
        private boolean exists;
        private long nowMicros;

        Reader(AssetId asset, List<TraceEvent> events) {
            this.asset = asset;
            this.old =
                    events.stream()
                            .noneMatch(e ->
                                    e instanceof TraceEvent.AssetAdded added
                                            && added.asset().equals(asset));
            this.exists = old;
            Set<String> seen = new LinkedHashSet<>();
            for (TraceEvent event : events) {
                if (event instanceof TraceEvent.DeviceIs is) {
                    boolean newcomer = is.unheard() > 0;
                    if (old && !newcomer && is.assets() > 0) {
                        hadItFirst.add(is.device());
                    }
                } else if (event instanceof TraceEvent.Engine engine
                        && engine.event() instanceof EngineEvent.TookRemote took
                        && took.asset().equals(asset)
                        && seen.add(engine.device())) {
                    hadItFirst.remove(engine.device());
                } else if (event instanceof TraceEvent.Engine engine
                        && asset.equals(EventWords.asset(engine.event()))) {
                    seen.add(engine.device());
                }
            }
        }

        AssetHistory read(List<TraceEvent> events, long endMicros) {
            for (TraceEvent event : events) {
                if (event.atMicros() > nowMicros) {
                    walk(event.atMicros());
                }
                hand(event);
            }
            walk(endMicros);
            ImmutableList.Builder<OnDevice> devices = ImmutableList.builder();
            pages.forEach((name, page) ->
                    devices.add(new OnDevice(name, ImmutableList.copyOf(page.legs))));
            return new AssetHistory(asset, devices.build());
        }

        private void hand(TraceEvent event) {
            switch (event) {
                case TraceEvent.DeviceIs is -> {
                    boolean there = hadItFirst.contains(is.device());
                    pages.put(is.device(), new Page(new DeviceLedger(is), there));
                    if (there || old && is.unheard() > 0) {
                        inCloudOf.add(is.account());
                    }
                }
                case TraceEvent.CloudCommitted e -> {
                    if (e.asset().equals(asset)) {
                        inCloudOf.add(e.account());
                    }
                }
                case TraceEvent.AssetAdded e -> {
                    if (e.asset().equals(asset)) {
                        exists = true;
                        page(e.device()).there = true;
                        page(e.device()).copy = Rendition.ORIGINAL;
                    }
                }
                case TraceEvent.CopyStored e -> {
                    if (e.asset().equals(asset)) {
                        page(e.device()).copy = e.rendition();
                    }
                }
                case TraceEvent.Engine e -> {
                    if (EventWords.asset(e.event()) == null
                            || asset.equals(EventWords.asset(e.event()))) {
                        Page page = page(e.device());
                        page.there |= e.event() instanceof EngineEvent.TookRemote;
                        page.book.read(event);
                    }
                }
                case TraceEvent.EngineStarted e -> page(e.device()).book.read(event);
                case TraceEvent.EngineStopped e -> page(e.device()).book.read(event);
                case TraceEvent.ActionTaken _,
                        TraceEvent.ConditionsAre _,
                        TraceEvent.Observed _,
                        TraceEvent.NotTaken _,
                        TraceEvent.QuotaIs _,
                        TraceEvent.BytesMoved _,
                        TraceEvent.RefusalsAre _,
                        TraceEvent.HintLost _,
                        TraceEvent.Violated _ -> {}
            }
        }

        private Page page(String device) {
            return Optional.ofNullable(pages.get(device)).orElseThrow();
        }

        private void walk(long toMicros) {
            if (toMicros > nowMicros) {
                for (Page page : pages.values()) {
                    add(page.legs, leg(page, toMicros));
                }
                nowMicros = toMicros;
            }
        }

        private static void add(List<Leg> legs, Leg next) {
            Leg last = legs.isEmpty() ? null : legs.getLast();
            if (last != null && last.doing().equals(next.doing()) && last.holds() == next.holds()) {
                legs.removeLast();
                legs.add(
                        new Leg(
                                last.fromMicros(),
                                next.toMicros(),
                                next.doing(),
                                next.holds(),
                                next.settled()));
            } else {
                legs.add(next);
            }
        }

        private Leg leg(Page page, long to) {
            DeviceLedger book = page.book;
            DeviceLedger.Item item = book.item(asset);
            if (!page.there) {
                boolean inCloud = inCloudOf.contains(book.account());
                long holds = inCloud ? book.laneReasons(WorkKind.CHANGES) : Reasons.NONE;
                return new Leg(
                        nowMicros,
                        to,
                        !inCloud
                                ? exists ? "not in the cloud yet" : "does not exist yet"
                                : holds == Reasons.NONE ? "not heard of yet" : held(holds),
                        holds,
                        false);
            }
            if (!book.running()) {
                return new Leg(nowMicros, to, "engine off", Reasons.NONE, false);
            }
            if (item == null) {
                return new Leg(nowMicros, to, settled(page.copy), Reasons.NONE, true);
            }
            long holds =
                    item.moving() ? Reasons.NONE : item.reasons() | book.laneReasons(item.kind());
            String doing =
                    holds != Reasons.NONE
                            ? held(holds)
                            : item.moving() ? doing(item.kind()) : "waits its turn";
            return new Leg(nowMicros, to, doing, holds, false);
        }

        private static String held(long holds) {
            return "held: " + Reasons.first(holds).text();
        }

        private static String settled(@Nullable Rendition copy) {
            return copy == null
                    ? "nothing to do"
                    : switch (copy) {
                        case NONE -> "a placeholder, nothing to do";
                        case OPTIMISED -> "here as an optimised copy, nothing to do";
                        case ORIGINAL -> "here in full resolution, nothing to do";
                    };
        }

        private static String doing(WorkKind kind) {
            return switch (kind) {
                case CHANGES -> "reading the change feed";
                case METADATA -> "committing its record";
                case UPLOAD -> "uploading";
                case OPTIMISED -> "fetching the optimised copy";
                case ORIGINAL, ORIGINAL_ON_DEMAND -> "fetching the original";
            };
        }
    }
}
