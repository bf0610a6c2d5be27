package dev.photosync.cli;

import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.text.Quantities;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// What may stand in the slots of the vocabulary's phrases.
final class SlotWords {
    private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(", ");

    private SlotWords() {}

    /// A slot's values in words, or what they are like where there is no end of them.
    static ImmutableMap<String, String> all() {
        return ImmutableMap.<String, String>builder()
                .put("gate-or-reason", gates())
                .put("work", Arrays.stream(WorkKind.values()).map(WorkKind::slug).collect(LIST))
                .put("glitch", String.join(", ", Glitches.all().keySet()))
                .put("release", String.join(", ", Releases.all().keySet()))
                .put("purpose", "backups, mail, files")
                .put("network", "a network of the scenario, such as home-wifi")
                .put("account", "an account of the scenario, such as anna")
                .put("album", Quantities.TITLE.expects())
                .put("version", Quantities.PROTOCOL.expects())
                .put("count", Quantities.COUNT.expects())
                .put("size", Quantities.SIZE.expects())
                .put("rate", Quantities.RATE.expects())
                .put("percent", Quantities.PERCENT.expects())
                .put("duration", Quantities.DURATION.expects())
                .buildOrThrow();
    }

    /// Every gate, and after it in brackets the reasons of it that have another name.
    private static String gates() {
        return Arrays.stream(GateName.values()).map(SlotWords::gate).collect(LIST);
    }

    private static String gate(GateName gate) {
        List<String> reasons =
                Arrays.stream(Reason.values())
                        .filter(reason -> reason.gate() == gate)
                        .map(Reason::slug)
                        .filter(slug -> !slug.equals(gate.slug()))
                        .toList();
        return gate.slug() + (reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")");
    }
}
