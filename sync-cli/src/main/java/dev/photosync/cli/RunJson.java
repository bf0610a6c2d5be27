package dev.photosync.cli;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.check.Breach;
import dev.photosync.sim.explain.AssetStory;
import dev.photosync.sim.explain.Highlight;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.explain.HoldTotals;
import dev.photosync.sim.explain.Whereabouts;
import dev.photosync.sim.explain.Whereabouts.InCloud;
import dev.photosync.sim.explain.Whereabouts.OnDevice;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// A run as JSON; docs/json.md describes the shape.
final class RunJson {
    private final Json json = new Json("run");
    private final RunReport report;

    private RunJson(RunReport report) {
        this.report = report;
    }

    /// @param again the command that repeats the run exactly
    static String text(RunReport report, String again) {
        return new RunJson(report).write(again);
    }

    private String write(String again) {
        RunResult result = report.result();
        scenario(json, result.scenario());
        json.put("verdict", word(report.verdict()))
                .put("endMicros", result.endMicros())
                .put("events", result.events())
                .put("violations", result.ledger().violations())
                .put("replay", again)
                .put("closerLookMicros", report.closerLookMicros())
                .put("brief", report.brief());
        json.objects("timeline", report.highlights().lines(), RunJson::highlight)
                .put("timelineLeftOut", report.highlights().leftOut())
                .put("routineActions", report.highlights().routineActions());
        whereabouts(report.whereabouts());
        json.objects("totals", report.totals(), RunJson::totals);
        json.objects("holds", report.holds().stretches(), RunJson::stretch);
        report.lastArrival()
                .ifPresentOrElse(
                        story -> json.object("lastArrival", () -> story(story)),
                        () -> json.putNull("lastArrival"));
        json.objects(
                "claims",
                result.outcomes(),
                (j, outcome) -> {
                    claim(j, outcome.expectation());
                    j.put("result", outcome.passed() ? "passed" : "failed")
                            .put("checkedMicros", outcome.atMicros())
                            .put("found", outcome.found())
                            .put("invariant", outcome.breach().map(Breach::invariant).orElse(""))
                            .put("why", outcome.breach().map(Breach::why).orElse(""));
                });
        json.objects("violated", report.leadUps(), BreachJson::leadUp);
        BreachJson.unfinished(json, report.notConverged());
        json.objects(
                "unreachedClaims", report.unreached(), (j, expectation) -> claim(j, expectation));
        json.objects("bundles", report.bundles(), BundleJson::bundle);
        return json.text();
    }

    /// The scenario that a document is about.
    static void scenario(Json json, Scenario scenario) {
        json.object(
                "scenario",
                () ->
                        facts(json, scenario)
                                .strings("accounts", scenario.accounts().keySet())
                                .strings("devices", scenario.devices().keySet()));
    }

    /// What a scenario says of itself.
    static Json facts(Json json, Scenario scenario) {
        return json.put("name", scenario.name())
                .put("title", scenario.title())
                .put("strategy", scenario.strategy())
                .put("kind", scenario.kind())
                .put("lesson", scenario.lesson())
                .put("lengthMicros", scenario.lengthMicros())
                .put("seed", scenario.seed())
                .put("defect", scenario.defect().orElse(""));
    }

    private static void highlight(Json json, Highlight line) {
        json.put("atMicros", line.atMicros())
                .put("kind", word(line.kind()))
                .put("subject", line.subject())
                .put("text", line.text());
    }

    private void whereabouts(Whereabouts end) {
        json.objects("cloud", end.accounts(), RunJson::inCloud);
        json.objects("devices", end.devices(), RunJson::onDevice);
        end.imported()
                .ifPresentOrElse(
                        imported ->
                                json.object(
                                        "imported",
                                        () ->
                                                json.put("assets", imported.pictures())
                                                        .put("skippedFiles", imported.skipped())
                                                        .objects(
                                                                "skipped",
                                                                imported.causes(),
                                                                RunJson::skipped)),
                        () -> json.putNull("imported"));
    }

    private static void skipped(Json json, Whereabouts.SkippedFor cause) {
        json.put("cause", cause.cause().word())
                .put("files", cause.files())
                .strings("reasons", cause.reasons());
    }

    private static void inCloud(Json json, InCloud account) {
        json.put("account", account.account())
                .put("liveAssets", account.live())
                .put("recentlyDeleted", account.trashed())
                .put("planBytes", account.planBytes())
                .put("photoBytes", account.photoBytes())
                .numbers("otherBytes", account.otherBytes())
                .put("freeBytes", account.freeBytes());
    }

    private static void onDevice(Json json, OnDevice device) {
        json.put("device", device.device())
                .put("account", device.account())
                .put("liveAssets", device.live())
                .put("originals", device.originals())
                .put("optimised", device.optimised())
                .put("placeholders", device.placeholders())
                .put("recentlyDeleted", device.trashed())
                .numbers("pending", slugs(device.pending()))
                .put("unheard", device.unheard())
                .put("inStep", device.inStep())
                .put("running", device.running())
                .put("freeBytes", device.freeBytes());
    }

    private static Map<String, Integer> slugs(ImmutableMap<WorkKind, Integer> pending) {
        Map<String, Integer> slugs = Maps.newLinkedHashMap();
        pending.forEach((kind, count) -> slugs.put(kind.slug(), count));
        return slugs;
    }

    private static void totals(Json json, HoldTotals totals) {
        json.put("device", totals.device())
                .put("elapsedMicros", totals.elapsedMicros())
                .objects(
                        "rows",
                        totals.rows(),
                        (j, row) ->
                                j.put("label", row.label())
                                        .put("isReason", row.reason().isPresent())
                                        .put("meaning", row.meaning())
                                        .put("overlappingMicros", row.overlappingMicros())
                                        .put("exclusiveMicros", row.exclusiveMicros())
                                        .put("falseMicros", row.falseMicros()));
    }

    private static void stretch(Json json, Stretch stretch) {
        json.put("device", stretch.device())
                .put("reason", stretch.reason().slug())
                .put("gate", stretch.reason().gate().slug())
                .put("strategy", stretch.reason().strategy())
                .put("fromMicros", stretch.fromMicros())
                .put("toMicros", stretch.toMicros())
                .put("open", stretch.open())
                .put("mostPending", stretch.pending())
                .put("falseMicros", stretch.falseMicros())
                .put(
                        "falseFromMicros",
                        stretch.falseFromMicros() < 0
                                ? OptionalLong.empty()
                                : OptionalLong.of(stretch.falseFromMicros()));
    }

    private void story(AssetStory story) {
        json.put("asset", story.asset().toString())
                .put("from", story.from())
                .put("to", story.to())
                .put("startMicros", story.startMicros())
                .put("endMicros", story.endMicros())
                .objects(
                        "legs",
                        story.legs(),
                        (j, leg) ->
                                j.put("fromMicros", leg.fromMicros())
                                        .put("toMicros", leg.toMicros())
                                        .put("device", leg.device())
                                        .put("reason", leg.reason().map(Reason::slug).orElse(""))
                                        .put("doing", leg.doing()));
    }

    static void claim(Json json, Expectation claim) {
        switch (claim.when()) {
            case When.At at -> json.put("when", "at").put("micros", at.micros());
            case When.By by -> json.put("when", "by").put("micros", by.micros());
            case When.Always _ -> json.put("when", "always").putNull("micros");
        }
        json.put("subject", claim.subject()).put("claim", claim.text()).put("line", claim.line());
    }

    /// A constant's name as JSON has it: {@code caught-up}.
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
