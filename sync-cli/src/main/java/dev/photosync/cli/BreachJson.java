package dev.photosync.cli;

import dev.photosync.core.library.AssetId;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.explain.LeadUp;
import java.util.Optional;

/// What must hold and did not, and what had not come to rest, as JSON; docs/json.md describes the
/// shape.
final class BreachJson {
    private BreachJson() {}

    static void leadUp(Json json, LeadUp leadUp) {
        AssetId asset = leadUp.violation().asset();
        json.put("invariant", leadUp.violation().invariant())
                .put("atMicros", leadUp.violation().atMicros())
                .put("device", leadUp.violation().device())
                .put("asset", asset == null ? "" : asset.toString())
                .put("detail", leadUp.violation().detail())
                .objects(
                        "leadUp",
                        leadUp.steps(),
                        (j, step) ->
                                j.put("atMicros", step.atMicros())
                                        .put("subject", EventWords.subject(step))
                                        .put("text", EventWords.text(step)));
    }

    static void unfinished(Json json, Optional<Outcome> notConverged) {
        notConverged
                .flatMap(Outcome::unfinished)
                .ifPresentOrElse(
                        situation ->
                                json.object(
                                        "unfinished",
                                        () ->
                                                json.put("atMicros", situation.atMicros())
                                                        .objects(
                                                                "devices",
                                                                situation.devices(),
                                                                SituationJson::device)),
                        () -> json.putNull("unfinished"));
    }
}
