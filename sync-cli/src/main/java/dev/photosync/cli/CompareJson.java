package dev.photosync.cli;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.sweep.Comparison;
import dev.photosync.sim.sweep.Comparison.Side;
import dev.photosync.sim.sweep.Decision;
import dev.photosync.sim.sweep.HoldDifference;
import dev.photosync.sim.sweep.Measure;
import dev.photosync.sim.sweep.Parting;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A comparison as JSON; docs/json.md describes the shape.
final class CompareJson {
    private final Json json = new Json("compare");
    private final Comparison of;

    private CompareJson(Comparison of) {
        this.of = of;
    }

    static String text(Comparison of) {
        return new CompareJson(of).write();
    }

    private String write() {
        json.object("a", () -> side(of.a()));
        json.object("b", () -> side(of.b()));
        json.objects(
                "setUp",
                of.setUp(),
                (j, one) -> {
                    j.put("key", one.key());
                    text("a", one.first());
                    text("b", one.second());
                });
        json.put("same", of.first().isEmpty());
        orNull("first", of.first(), this::parting);
        orNull("decision", of.decision(), this::decision);
        orNull("hold", of.hold(), this::hold);
        json.objects(
                "claims",
                of.claims(),
                (j, one) -> {
                    RunJson.claim(j, one.expectation());
                    j.put("heldInA", one.a().passed())
                            .put("foundInA", one.a().found())
                            .put("foundInB", one.b().found());
                });
        return json.text();
    }

    private void side(Side side) {
        RunJson.scenario(json, side.scenario());
        json.strings("with", side.variations().stream().map(Variation::toString).toList());
        json.put("verdict", RunJson.word(side.measures().verdict()))
                .put("claimsHeld", side.measures().claimsHeld())
                .put("claims", side.measures().claims())
                .put("violations", side.measured().run().ledger().violations());
        json.objects(
                "measures",
                Measure.ALL,
                (j, measure) ->
                        j.put("name", measure.name())
                                .put("unit", RunJson.word(measure.unit()))
                                .put("value", orNull(measure.value(side.measures()))));
    }

    private static OptionalLong orNull(long value) {
        return value == Quantiles.NEVER ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private void parting(Parting parting) {
        json.put("sameEvents", parting.events());
        orNull("a", parting.a(), this::event);
        orNull("b", parting.b(), this::event);
    }

    private void event(TraceEvent event) {
        json.put("atMicros", event.atMicros())
                .put("subject", EventWords.subject(event))
                .put("text", EventWords.text(event));
    }

    private void decision(Decision decision) {
        json.put("device", decision.device()).put("atMicros", decision.atMicros());
        parting(decision.parting());
        json.strings("heldInA", Reasons.slugs(decision.heldInA()));
        json.strings("heldInB", Reasons.slugs(decision.heldInB()));
        json.objects(
                "conditions",
                decision.conditions(),
                (j, one) -> j.put("what", one.what()).put("a", one.truth()).put("b", one.belief()));
    }

    private void hold(HoldDifference hold) {
        json.put("in", hold.inFirst() ? "a" : "b")
                .put("device", hold.stretch().device())
                .put("reason", hold.stretch().reason().slug())
                .put("fromMicros", hold.stretch().fromMicros())
                .put("toMicros", hold.stretch().toMicros())
                .put("inOtherMicros", hold.inOtherMicros());
    }

    private void text(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
    }

    private <T> void orNull(String name, Optional<T> value, Consumer<T> content) {
        value.ifPresentOrElse(
                present -> json.object(name, () -> content.accept(present)),
                () -> json.putNull(name));
    }
}
