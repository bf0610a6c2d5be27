package dev.photosync.cli;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.diagnose.Diagnosis.Sets;
import dev.photosync.sim.diagnose.Fix;
import dev.photosync.sim.diagnose.Future;
import dev.photosync.sim.diagnose.Tried;
import dev.photosync.sim.scenario.Scenario;
import java.util.Optional;

/// A diagnosis as JSON; docs/json.md describes the shape.
final class DiagnosisJson {
    private DiagnosisJson() {}

    static String text(Scenario scenario, Optional<Diagnosis> found) {
        Json json = new Json("diagnose");
        RunJson.scenario(json, scenario);
        found.ifPresentOrElse(
                diagnosis -> json.object("diagnosis", () -> write(json, diagnosis)),
                () -> json.putNull("diagnosis"));
        return json.text();
    }

    private static void write(Json json, Diagnosis diagnosis) {
        json.put("atMicros", diagnosis.atMicros())
                .put("goal", diagnosis.goal().subject() + " " + diagnosis.goal().text())
                .strings("stalledDevices", diagnosis.devices())
                .put("runs", diagnosis.runs())
                .put("complete", diagnosis.complete())
                .put("already", diagnosis.already())
                .put("curable", diagnosis.curable())
                .objects("devices", diagnosis.situation().devices(), SituationJson::device)
                .objects(
                        "leftOut",
                        diagnosis.fork().leftOut(),
                        (j, entry) ->
                                j.put("atMicros", entry.atMicros())
                                        .put("target", entry.target())
                                        .put("action", Vocabulary.phrase(entry.action())))
                .object("waiting", () -> tried(json, diagnosis.waiting()))
                .objects("tried", diagnosis.tried(), DiagnosisJson::tried)
                .strings("notCalledFor", diagnosis.notCalledFor());
        diagnosis
                .sets()
                .ifPresentOrElse(
                        sets -> json.object("sets", () -> sets(json, sets)),
                        () -> json.putNull("sets"));
        json.objects("bundles", diagnosis.bundle().stream().toList(), BundleJson::bundle);
    }

    private static void sets(Json json, Sets sets) {
        json.put("refuted", sets.refuted()).put("bounded", sets.bounded());
        sets.found()
                .ifPresentOrElse(
                        set -> json.object("found", () -> tried(json, set)),
                        () -> json.putNull("found"));
    }

    private static void tried(Json json, Tried tried) {
        Fix fix = tried.fix();
        Future future = tried.future();
        json.put("name", fix.name())
                .put("strategy", fix.row())
                .put("tap", fix.tap())
                .put("verdict", tried.verdict().slug())
                .strings("maskedBy", Reasons.slugs(tried.maskedBy()))
                .put("firstByteMicros", future.firstByteMicros())
                .put("firstDoneMicros", future.firstDoneMicros())
                .put("reachedMicros", future.reachedMicros())
                .put("cellularBytes", future.cellularBytes())
                .put("batteryPercent", future.batteryPercent())
                .put("centsAMonth", fix.price().centsAMonth())
                .put("givesUp", fix.price().gives())
                .put("risky", fix.price().risky())
                .put("minutes", fix.minutes())
                .put("violations", future.violations())
                .put("pendingAtEnd", future.pendingAtEnd())
                .put("picturesAtEnd", future.picturesAtEnd())
                .strings("heldAtEnd", Reasons.slugs(future.heldAtEnd()))
                .objects(
                        "steps",
                        fix.steps(),
                        (j, step) ->
                                j.put("afterMicros", step.afterMicros())
                                        .put("target", step.target())
                                        .put("action", Vocabulary.phrase(step.action())))
                .objects(
                        "later",
                        tried.later(),
                        (j, later) ->
                                j.put("label", later.label())
                                        .put("atMicros", later.atMicros())
                                        .put("reachedMicros", later.reachedMicros())
                                        .strings("heldAtEnd", Reasons.slugs(later.heldAtEnd())))
                .objects("futures", tried.odds(), (j, reached) -> j.put("reachedMicros", reached));
    }
}
