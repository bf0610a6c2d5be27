package dev.photosync.sim.triage;

import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.form.FlowText;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// The evidence as a file that {@link EvidenceReader} reads back.
public final class EvidenceText {
    private EvidenceText() {}

    /// The whole file.
    public static String of(Evidence evidence) {
        StringBuilder text =
                new StringBuilder(
                        """
                        # What the built-in scenarios show while they are stalled, and what clears them.
                        # Written by `./photosync triage --learn`; a test holds it to the simulation.
                        """);
        evidence.causes().forEach(cause -> text.append(of(cause)));
        return text.toString();
    }

    /// One cause's part of the file.
    public static String of(Cause cause) {
        StringBuilder text = new StringBuilder(cause.name()).append(":\n");
        text.append("  title: ").append(FlowText.scalar(cause.title())).append('\n');
        put(text, "strategy", cause.strategy());
        put(text, "kind", cause.kind());
        text.append("  passes: ").append(cause.passes() ? "on" : "off").append('\n');
        text.append("  called-for: [").append(slugs(cause.calledFor(), ", ")).append("]\n");
        text.append("  cures: [")
                .append(
                        cause.cures().stream()
                                .map(cure -> slugs(cure, "+"))
                                .collect(Collectors.joining(", ")))
                .append("]\n  seen:\n");
        for (Map.Entry<Symptoms, Integer> seen : cause.seen().entrySet()) {
            FlowText line = new FlowText().entry("times", seen.getValue().toString());
            seen.getKey().answers().forEach((question, word) -> line.entry(question.slug(), word));
            text.append("    - ").append(line).append('\n');
        }
        return text.toString();
    }

    private static void put(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append("  ").append(key).append(": ").append(FlowText.scalar(value)).append('\n');
        }
    }

    private static String slugs(Collection<FixKind> fixes, String glue) {
        return fixes.stream().map(FixKind::slug).collect(Collectors.joining(glue));
    }
}
