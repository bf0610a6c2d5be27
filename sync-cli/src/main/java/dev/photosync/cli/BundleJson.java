package dev.photosync.cli;

import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Reason;
import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.scenario.Scenario;
import java.util.List;

/// Diagnostic bundles as JSON; docs/json.md describes the shape.
final class BundleJson {
    private BundleJson() {}

    static String text(Scenario scenario, List<DiagnosticBundle> bundles) {
        Json json = new Json("bundle");
        RunJson.scenario(json, scenario);
        return json.objects("bundles", bundles, BundleJson::bundle).text();
    }

    static void bundle(Json json, DiagnosticBundle bundle) {
        json.put("device", bundle.device())
                .put("account", bundle.account())
                .put("atMicros", bundle.atMicros())
                .put("stalledSinceMicros", bundle.stalledSinceMicros())
                .put("pending", bundle.pending())
                .put("release", bundle.release());
        bundle.truth()
                .ifPresentOrElse(
                        truth -> json.object("conditions", () -> conditions(json, truth)),
                        () -> json.putNull("conditions"));
        json.objects(
                        "held",
                        bundle.held(),
                        (j, held) ->
                                j.put("reason", held.reason().slug())
                                        .put("gate", held.reason().gate().slug())
                                        .put("text", held.reason().text())
                                        .put("strategy", held.reason().strategy())
                                        .put("sinceMicros", held.sinceMicros())
                                        .put("false", held.isFalse()))
                .objects(
                        "tried",
                        bundle.tried(),
                        (j, tried) ->
                                j.put("atMicros", tried.atMicros())
                                        .put("target", tried.target())
                                        .put("action", tried.phrase())
                                        .strings("before", slugs(tried.before()))
                                        .strings("after", slugs(tried.after()))
                                        .put("cleared", tried.cleared()))
                .objects(
                        "failures",
                        bundle.failures(),
                        (j, failure) ->
                                j.put("problem", failure.problem())
                                        .put("times", failure.times())
                                        .put("lastMicros", failure.lastMicros()));
    }

    private static List<String> slugs(List<Reason> reasons) {
        return reasons.stream().map(Reason::slug).toList();
    }

    private static void conditions(Json json, Conditions truth) {
        if (truth.signedInAs() == null) {
            json.putNull("signedInAs");
        } else {
            json.put("signedInAs", truth.signedInAs());
        }
        json.put("transport", RunJson.word(truth.network().transport()))
                .put("internet", truth.network().internet())
                .put("captivePortal", truth.network().reach() == Reach.SIGN_IN_PAGE)
                .put("metered", truth.network().metered())
                .put("roaming", truth.network().roaming())
                .put("batteryPercent", truth.power().batteryPercent())
                .put("charging", truth.power().charging())
                .put("lowPowerMode", truth.power().lowPowerMode())
                .put("tooWarm", truth.power().tooWarm())
                .put("freeBytes", truth.freeBytes());
        Settings settings = truth.settings();
        json.object(
                "settings",
                () ->
                        json.put("syncOn", settings.syncOn())
                                .put("pausedUntilMicros", settings.pausedUntilMicros())
                                .put("cellularData", settings.cellularData())
                                .put("mobileDataForPhotos", settings.mobileDataForPhotos())
                                .put("unlimitedUpdates", settings.unlimitedUpdates())
                                .put("dataRoaming", settings.dataRoaming())
                                .put("lowDataMode", settings.lowDataMode())
                                .put("optimizeStorage", settings.optimiseStorage())
                                .put("photoAccess", settings.photoAccess())
                                .put("powerPolicy", RunJson.word(settings.powerPolicy())));
    }
}
