package dev.photosync.cli;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.AssetHistory;
import dev.photosync.sim.explain.AssetHistory.Leg;
import dev.photosync.sim.explain.AssetHistory.OnDevice;
import dev.photosync.sim.explain.NotableAssets;
import dev.photosync.sim.explain.NotableAssets.Notable;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;

/// The stories of the assets that matter most, and how many others are left out.
final class StoriesJson {
    private static final int MOST = 100;
    private static final int LEAST = 5;

    /// A story is read off the whole trace, so that a long one has fewer.
    private static final int MOST_EVENTS_READ = 4_000_000;

    private final Json json;

    StoriesJson(Json json) {
        this.json = json;
    }

    void write(RunReport report) {
        List<TraceEvent> events = report.result().trace().events();
        long end = report.result().endMicros();
        int most = Math.clamp(MOST_EVENTS_READ / Math.max(1, events.size()), LEAST, MOST);
        NotableAssets notable = NotableAssets.of(events, end, report.lastArrival(), most);
        json.objects("stories", notable.assets(), (_, asset) -> story(asset, events, end))
                .put("storiesLeftOut", notable.leftOut());
    }

    private void story(Notable notable, List<TraceEvent> events, long end) {
        AssetHistory history = AssetHistory.of(notable.asset(), events, end);
        json.put("asset", notable.asset().toString()).put("why", notable.why());
        json.objects("devices", history.devices(), (_, device) -> device(device));
    }

    private void device(OnDevice device) {
        json.put("device", device.device());
        json.array("legs", () -> device.legs().forEach(this::leg));
    }

    /// When it began, whether it was settled, what went on, and which reasons held.
    private void leg(Leg leg) {
        json.array(
                () -> {
                    json.value(leg.fromMicros()).value(leg.settled() ? 1 : 0).value(leg.doing());
                    for (Reason reason : Reasons.list(leg.holds())) {
                        json.value(reason.ordinal());
                    }
                });
    }
}
