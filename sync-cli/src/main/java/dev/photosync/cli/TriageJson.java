package dev.photosync.cli;

import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.triage.Order;
import dev.photosync.sim.triage.Question;
import dev.photosync.sim.triage.Triage;
import java.util.Arrays;
import java.util.Map;

/// A triage as JSON; docs/json.md describes the shape.
final class TriageJson {
    private TriageJson() {}

    static String text(Triage triage) {
        Json json = new Json("triage");
        json.object("known", () -> answers(json, triage.known().answers()))
                .strings("tried", triage.tried().stream().map(FixKind::slug).toList())
                .put("differing", triage.differing())
                .objects(
                        "suspects",
                        triage.suspects(),
                        (j, suspect) ->
                                j.put("name", suspect.cause().name())
                                        .put("title", suspect.cause().title())
                                        .put("strategy", suspect.cause().strategy())
                                        .put("kind", suspect.cause().kind())
                                        .put("prior", suspect.prior())
                                        .put("likelihood", suspect.likelihood())
                                        .put("share", suspect.share())
                                        .put("passes", suspect.cause().passes()))
                .objects(
                        "telling",
                        triage.telling(),
                        (j, telling) ->
                                j.put("question", telling.question().slug())
                                        .put("bits", telling.bits()))
                .object("best", () -> order(json, triage.best()))
                .object("guide", () -> order(json, triage.guide()))
                .object(
                        "assumed",
                        () ->
                                json.numbers("priors", triage.assumptions().weights())
                                        .put("waitMinutes", triage.assumptions().waitMinutes())
                                        .put("lookMinutes", triage.assumptions().lookMinutes()));
        return json.text();
    }

    static String questions() {
        Json json = new Json("triage");
        json.objects(
                        "questions",
                        Arrays.asList(Question.values()),
                        (j, question) ->
                                j.put("name", question.slug())
                                        .put("text", question.text())
                                        .objects(
                                                "answers",
                                                question.answers(),
                                                (k, answer) ->
                                                        k.put("word", answer.word())
                                                                .put("text", answer.text())))
                .objects(
                        "fixes",
                        Arrays.asList(FixKind.values()),
                        (j, fix) ->
                                j.put("name", fix.slug())
                                        .put("text", fix.text())
                                        .put("strategy", fix.row())
                                        .put("risky", fix.risky())
                                        .put("minutes", fix.minutes()));
        return json.text();
    }

    private static void answers(Json json, Map<Question, String> answers) {
        answers.forEach((question, word) -> json.put(question.slug(), word));
    }

    private static void order(Json json, Order order) {
        json.put("exact", order.exact())
                .put("minutes", order.minutes())
                .put("cleared", order.cleared())
                .objects(
                        "steps",
                        order.steps(),
                        (j, step) ->
                                j.strings(
                                                "fixes",
                                                step.fixes().stream().map(FixKind::slug).toList())
                                        .put("minutes", step.minutes())
                                        .put("cleared", step.cleared())
                                        .put("spent", step.spent()));
    }
}
