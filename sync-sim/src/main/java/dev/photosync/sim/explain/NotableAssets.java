package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The assets of a run whose stories are worth telling, those that matter most first: what broke an
/// invariant, what is still pending, the last to arrive, what was merged, then what was pending for
/// longest.
///
/// @param assets in that order
/// @param leftOut how many others something happened to
public record NotableAssets(ImmutableList<Notable> assets, int leftOut) {
    /// An asset, and why it is here.
    public record Notable(AssetId asset, String why) {}

    /// Picks from a trace.
    ///
    /// @param endMicros when it ends
    /// @param lastArrival the story of the last asset to arrive, if any did
    /// @param most how many to pick
    public static NotableAssets of(
            List<TraceEvent> events, long endMicros, Optional<AssetStory> lastArrival, int most) {
        Reader reader = new Reader();
        events.forEach(reader::read);
        lastArrival.ifPresent(story -> reader.of(story.asset()).lastToArrive = true);
        List<Life> lives = reader.lives.values().stream().sorted(Life.order(endMicros)).toList();
        return new NotableAssets(
                lives.stream()
                        .limit(most)
                        .map(life -> new Notable(life.asset, life.why(endMicros)))
                        .collect(ImmutableList.toImmutableList()),
                Math.max(0, lives.size() - most));
    }

    /// What is known of an asset while the trace is read.
    private static final class Life {
        final AssetId asset;

        /// Since when it has been pending, by device.
        final Map<String, Long> pendingSince = new LinkedHashMap<>();

        boolean violated;
        boolean merged;
        boolean lastToArrive;
        long pendingMicros;

        Life(AssetId asset) {
            this.asset = asset;
        }

        static Comparator<Life> order(long endMicros) {
            return Comparator.comparing((Life life) -> !life.violated)
                    .thenComparing(life -> life.pendingSince.isEmpty())
                    .thenComparing(life -> !life.lastToArrive)
                    .thenComparing(life -> !life.merged)
                    .thenComparing(life -> -life.pendingMicros(endMicros))
                    .thenComparing(life -> life.asset);
        }

        void done(String device, long at) {
            Long since = pendingSince.remove(device);
            pendingMicros += since == null ? 0 : at - since;
        }

        long pendingMicros(long endMicros) {
            return pendingMicros
                    + pendingSince.values().stream().mapToLong(since -> endMicros - since).sum();
        }

        String why(long endMicros) {
            String pending = Words.span(pendingMicros(endMicros));
            if (violated) {
                return "something that must hold for it did not";
            }
            if (!pendingSince.isEmpty()) {
                return "still pending at the end, for " + pending + " in all";
            }
            if (lastToArrive) {
                return "the last to arrive on another device";
            }
            return (merged ? "concurrent changes were merged; " : "") + "pending for " + pending;
        }
    }

    private static final class Reader {
        final Map<AssetId, Life> lives = new LinkedHashMap<>();

        Life of(AssetId asset) {
            return lives.computeIfAbsent(asset, Life::new);
        }

        void read(TraceEvent event) {
            AssetId asset = EventWords.asset(event);
            if (event instanceof TraceEvent.EngineStarted started) {
                lives.values().forEach(life -> life.done(started.device(), started.atMicros()));
            } else if (asset != null) {
                Life life = of(asset);
                life.violated |= event instanceof TraceEvent.Violated;
                if (event instanceof TraceEvent.Engine engine) {
                    read(life, engine);
                }
            }
        }

        private static void read(Life life, TraceEvent.Engine engine) {
            switch (engine.event()) {
                case EngineEvent.Queued _ ->
                        life.pendingSince.putIfAbsent(engine.device(), engine.atMicros());
                case EngineEvent.Finished _, EngineEvent.Dropped _ ->
                        life.done(engine.device(), engine.atMicros());
                case EngineEvent.Merged _ -> life.merged = true;
                default -> {
                    // Where it stands among what is pending does not matter here.
                }
            }
        }
    }
}
