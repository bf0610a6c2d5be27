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
import java.util.ArrayList;
import java.util.List;

/// The stories of the assets that matter most, and how many others are left out.
final class StoriesJson {
    private static final int MOST = 100;
    private static final int LEAST = 5;

    /// In all stories together: some assets are held a thousand times.
    private static final int MOST_LEGS = 12_000;

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
        List<Story> stories = new ArrayList<>();
        int legs = 0;
        for (Notable asset : notable.assets()) {
            AssetHistory history = AssetHistory.of(asset.asset(), events, end);
            legs += history.devices().stream().mapToInt(device -> device.legs().size()).sum();
            if (legs > MOST_LEGS && stories.size() >= LEAST) {
                break;
            }
            stories.add(new Story(asset, history));
        }
        int leftOut = notable.leftOut() + notable.assets().size() - stories.size();
        json.objects("stories", stories, (_, story) -> story(story)).put("storiesLeftOut", leftOut);
    }

    private record Story(Notable of, AssetHistory history) {}

    private void story(Story story) {
        json.put("asset", story.of().asset().toString()).put("why", story.of().why());
        json.objects("devices", story.history().devices(), (_, device) -> device(device));
    }

    private void device(OnDevice device) {
        json.put("device", device.device());
        json.array("legs", () -> device.legs().forEach(this::leg));
    }

    /// When it began, whether it was settled, what went on, and which reasons held.
    private void leg(Leg leg) {
        json.array(() -> {
            json.value(leg.fromMicros()).value(leg.settled() ? 1 : 0).value(leg.doing());
            for (Reason reason : Reasons.list(leg.holds())) {
                json.value(reason.ordinal());
            }
        });
    }
}
