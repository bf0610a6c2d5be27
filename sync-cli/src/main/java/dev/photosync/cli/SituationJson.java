package dev.photosync.cli;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.AssetHistory;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.StopCause;
import java.util.Optional;

/// The state at one moment as JSON; docs/json.md describes the shape.
final class SituationJson {
    private SituationJson() {}

    static String text(Scenario scenario, Situation situation, Optional<AssetHistory> history) {
        Json json = new Json("explain");
        RunJson.scenario(json, scenario);
        json.put("atMicros", situation.atMicros())
                .objects("devices", situation.devices(), SituationJson::device);
        history.ifPresentOrElse(
                asset -> json.object("asset", () -> asset(json, asset)),
                () -> json.putNull("asset"));
        return json.text();
    }

    static void device(Json json, OfDevice device) {
        json.put("device", device.device())
                .put("account", device.account())
                .put("release", device.release())
                .put("running", device.running())
                .put("runningSinceMicros", device.runningSinceMicros());
        device.off()
                .ifPresentOrElse(
                        off -> json.put("offBecause", off.cause().map(StopCause::word).orElse("")),
                        () -> json.putNull("offBecause"));
        json.put("atRest", device.atRest())
                .put("unheard", device.unheard())
                .put("feedDue", device.feedDue())
                .objects(
                        "work",
                        device.work(),
                        (j, work) ->
                                j.put("kind", work.kind().slug())
                                        .put("pending", work.pending())
                                        .put("moving", work.moving())
                                        .put("held", work.held())
                                        .put("waiting", work.waiting())
                                        .put("bytes", work.bytes())
                                        .put("example", work.example().toString()))
                .objects("holds", device.holds(), SituationJson::hold)
                .objects(
                        "differences",
                        device.differences(),
                        (j, difference) ->
                                j.put("what", difference.what())
                                        .put("truth", difference.truth())
                                        .put("belief", difference.belief()));
    }

    private static void hold(Json json, Hold hold) {
        Reason reason = hold.reason();
        json.put("reason", reason.slug())
                .put("gate", reason.gate().slug())
                .put("text", reason.text())
                .put("clearedBy", reason.clearedBy())
                .put("strategy", reason.strategy())
                .put("firmness", RunJson.word(reason.firmness()))
                .strings("kinds", hold.kinds().stream().map(WorkKind::slug).toList())
                .put("items", hold.items())
                .put("sinceMicros", hold.sinceMicros())
                .put("untilMicros", hold.untilMicros())
                .put("true", hold.genuine())
                .put("falseSinceMicros", hold.falseSinceMicros());
    }

    private static void asset(Json json, AssetHistory history) {
        json.put("id", history.asset().toString())
                .objects(
                        "devices",
                        history.devices(),
                        (j, device) ->
                                j.put("device", device.device())
                                        .objects("legs", device.legs(), SituationJson::leg));
    }

    private static void leg(Json json, AssetHistory.Leg leg) {
        json.put("fromMicros", leg.fromMicros())
                .put("toMicros", leg.toMicros())
                .put("doing", leg.doing())
                .strings("holds", Reasons.slugs(leg.holds()))
                .put("settled", leg.settled());
    }
}
