package dev.photosync.cli;

import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.scenario.ClaimPhrases;
import dev.photosync.sim.text.Phrase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vocabulary`: everything that a scenario can say.
@Command(
        name = "vocabulary",
        sortOptions = false,
        description = "Lists what can happen and what can be claimed in a scenario.")
final class VocabularyCommand implements Callable<Integer> {
    private static final int WIDTH = 38;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    VocabularyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(common.json() ? json() : text());
        terminal.out().flush();
        return ExitCode.OK;
    }

    private String text() {
        Page page = common.page(terminal);
        page.line(0, "What can happen and what can be claimed", Page.Tone.BOLD);
        for (TargetKind target : TargetKind.values()) {
            page.heading("To " + target.noun());
            for (Vocabulary.Entry entry : Vocabulary.entries()) {
                if (entry.target() == target) {
                    page.item(2, entry.template(), WIDTH, entry.description(), Page.Tone.PLAIN);
                }
            }
        }
        page.heading("Claims, of a device, an account or all");
        for (Phrase<?> claim : ClaimPhrases.list()) {
            page.item(2, claim.template(), WIDTH, claim.description(), Page.Tone.PLAIN);
        }
        page.heading("What stands in braces");
        SlotWords.all()
                .forEach((slot, words) ->
                        page.item(2, "{" + slot + "}", WIDTH, words, Page.Tone.PLAIN));
        return page.text();
    }

    private static String json() {
        return new Json("vocabulary")
                .objects(
                        "actions",
                        Vocabulary.entries(),
                        (json, entry) ->
                                json.put("target", entry.target().noun())
                                        .put("phrase", entry.template())
                                        .put("description", entry.description())
                                        .put("example", entry.example()))
                .objects(
                        "claims",
                        ClaimPhrases.list(),
                        (json, claim) ->
                                json.put("phrase", claim.template())
                                        .put("description", claim.description())
                                        .put("example", claim.example()))
                .objects(
                        "slots",
                        SlotWords.all().entrySet(),
                        (json, slot) ->
                                json.put("slot", slot.getKey()).put("words", slot.getValue()))
                .text();
    }
}
