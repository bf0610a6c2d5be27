package dev.photosync.cli;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.diagnose.Diagnosis.Sets;
import dev.photosync.sim.diagnose.Fix;
import dev.photosync.sim.diagnose.Future;
import dev.photosync.sim.diagnose.Tried;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A diagnosis as the page shows it: what was tried, each with its own future.
///
/// Times are in microseconds; a future whose queue is that of waiting has no points of its own.
final class FixesJson {
    private FixesJson() {}

    static String text(Diagnosis diagnosis) {
        Json json = new Json("fixes");
        List<Tried> tried = new ArrayList<>(diagnosis.tried());
        diagnosis.sets().flatMap(Sets::found).ifPresent(set -> tried.add(0, set));
        Future waiting = diagnosis.waiting().future();
        json.put("at", diagnosis.atMicros())
                .put("device", String.join(" and ", diagnosis.devices()))
                .put("goal", diagnosis.goal().subject() + " " + diagnosis.goal().text())
                .object("baseline", () -> future(json, diagnosis.waiting(), null))
                .objects("tried", tried, (j, fix) -> tried(j, fix, waiting))
                .strings("notCalledFor", diagnosis.notCalledFor());
        return json.text();
    }

    private static void tried(Json json, Tried tried, Future waiting) {
        Fix fix = tried.fix();
        json.put("name", fix.name())
                .put("row", fix.row())
                .put("tap", fix.tap())
                .put("verdict", tried.verdict().slug())
                .put("money", PriceWords.money(fix.price()))
                .put("risk", PriceWords.givenUp(fix.price()));
        future(json, tried, waiting);
    }

    private static void future(Json json, Tried tried, @Nullable Future waiting) {
        Future future = tried.future();
        json.put("why", why(tried))
                .put("firstByte", future.firstByteMicros())
                .put("synced", future.reachedMicros())
                .put("cellularBytes", future.cellularBytes())
                .put("battery", future.batteryPercent());
        boolean same = waiting != null && waiting.pending().equals(future.pending());
        json.pairs(
                "pending",
                same ? List.of() : future.pending(),
                Future.Point::atMicros,
                Future.Point::items);
    }

    private static String why(Tried tried) {
        Future future = tried.future();
        if (tried.maskedBy() != Reasons.NONE) {
            return "held by " + Reasons.text(tried.maskedBy());
        }
        if (future.reached()) {
            return "";
        }
        String left = Words.count(future.picturesAtEnd(), "picture") + " left";
        return future.heldAtEnd() == Reasons.NONE
                ? left
                : left + ", held by " + Reasons.text(future.heldAtEnd());
    }
}
