package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.check.Occasion;
import dev.photosync.sim.check.Occasions;
import dev.photosync.sim.fuzz.Failure;
import dev.photosync.sim.fuzz.Finding;
import dev.photosync.sim.fuzz.Search;
import dev.photosync.sim.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What a search has found, for people and for scripts.
final class FuzzView {
    private static final int FACT = 9;
    private static final double MICROS_PER_YEAR = 365.25 * 24 * 3600 * 1e6;

    private final Search search;
    private final long from;
    private final long wanted;
    private final List<String> files;
    private final double seconds;
    private final int threads;

    /// @param wanted how many seeds were asked for
    /// @param files of the findings, in their order
    FuzzView(
            Search search,
            long from,
            long wanted,
            List<String> files,
            double seconds,
            int threads) {
        this.search = search;
        this.from = from;
        this.wanted = wanted;
        this.files = files;
        this.seconds = seconds;
        this.threads = threads;
    }

    int exitCode() {
        if (search.findings().isEmpty()) {
            return ExitCode.OK;
        }
        return search.findings().stream().anyMatch(finding -> finding.failure().safety())
                ? ExitCode.SAFETY_VIOLATED
                : ExitCode.NOT_CONVERGED;
    }

    String text(Page page) {
        page.line(
                0,
                Words.count(search.seeds(), "seed")
                        + " searched, from "
                        + from
                        + " on"
                        + (search.seeds() < wanted ? ", of " + wanted : ""),
                Page.Tone.BOLD);
        page.line(
                2,
                number(search.simulatedMicros() / MICROS_PER_YEAR)
                        + " years of "
                        + search.seeds()
                        + " systems in "
                        + number(seconds)
                        + " s: "
                        + number(search.seeds() / seconds)
                        + " systems and "
                        + number(search.events() / seconds)
                        + " events a second on "
                        + Words.count(threads, "thread"),
                Page.Tone.PLAIN);
        if (search.findings().isEmpty()) {
            page.blank().line(0, "Nothing broke.", Page.Tone.GOOD);
        }
        for (int i = 0; i < search.findings().size(); i++) {
            write(page, search.findings().get(i), files.get(i));
        }
        occasions(page);
        return page.text();
    }

    private void occasions(Page page) {
        ImmutableList<Occasion> unreached = search.occasions().unreached();
        int all = Occasion.values().length;
        page.heading("Situations reached: " + (all - unreached.size()) + " of " + all);
        page.row(2, "   times  systems  situation", Page.Tone.DIM);
        for (Occasions.Row row : search.occasions().rows()) {
            String counts = String.format(Locale.ROOT, "%8d %8d  ", row.times(), row.runs());
            page.item(
                    2,
                    counts,
                    counts.length(),
                    row.occasion().sentence(),
                    row.times() == 0 ? Page.Tone.WARNING : Page.Tone.PLAIN);
        }
    }

    private void write(Page page, Finding finding, String file) {
        Failure failure = finding.failure();
        int count = Objects.requireNonNull(search.failures().get(failure.check()));
        page.blank().line(0, "Broke: " + failure.check(), Page.Tone.BAD);
        fact(page, "seeds", count + ", the first of them " + finding.seed());
        fact(page, "what", failure.detail());
        fact(
                page,
                "when",
                Words.clockSeconds(failure.atMicros())
                        + (failure.where().isEmpty() ? "" : ", on " + failure.where()));
        fact(
                page,
                "shrunk",
                "a timeline of "
                        + finding.entriesBefore()
                        + " to one of "
                        + finding.scenario().timeline().size()
                        + ", in "
                        + Words.count(finding.trials(), "run"));
        fact(page, "file", file);
        fact(page, "replay", "./photosync replay " + file);
    }

    private static void fact(Page page, String name, String text) {
        page.item(2, name, FACT, text, Page.Tone.PLAIN);
    }

    private static String number(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%,.0f", value);
    }

    String json() {
        return new Json("fuzz")
                .put("fromSeed", from)
                .put("seeds", search.seeds())
                .put("events", search.events())
                .put("simulatedMicros", search.simulatedMicros())
                .numbers("failures", search.failures())
                .objects(
                        "occasions",
                        search.occasions().rows(),
                        (json, row) ->
                                json.put("name", row.occasion().slug())
                                        .put("times", row.times())
                                        .put("systems", row.runs()))
                .objects(
                        "findings",
                        search.findings(),
                        (json, finding) ->
                                json.put("check", finding.failure().check())
                                        .put("safety", finding.failure().safety())
                                        .put("seed", finding.seed())
                                        .put("atMicros", finding.failure().atMicros())
                                        .put("where", finding.failure().where())
                                        .put("detail", finding.failure().detail())
                                        .put("entriesBefore", finding.entriesBefore())
                                        .put("entries", finding.scenario().timeline().size())
                                        .put("trials", finding.trials())
                                        .put("file", files.get(search.findings().indexOf(finding))))
                .text();
    }
}
