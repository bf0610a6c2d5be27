package dev.photosync.sim.scenario;

import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.FlowText;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Units;

/// {@code cloud}: the cloud's own settings.
final class CloudSection {
    private static final Key<Long> KEEP_UPLOADS =
            Key.optional(
                    "keep-uploads",
                    Kinds.quantity(Quantities.SOME_DURATION, 1L),
                    "24h",
                    "how long an upload left alone can still be resumed");
    private static final Key<Long> PROCESSING =
            Key.optional(
                    "processing",
                    Kinds.quantity(Quantities.DURATION, 0L),
                    "30ms",
                    "how long the cloud takes to answer");
    private static final Key<Integer> HISTORY =
            Key.optional(
                    "history",
                    Kinds.count(1, 100_000_000),
                    "100000",
                    "how many changes the change feed remembers before old cursors expire");
    private static final Key<Long> BODY_LIMIT =
            Key.optional(
                    "body-limit",
                    Kinds.quantity(Quantities.SIZE, 1L),
                    "1 GB",
                    "the largest request body accepted");
    private static final Key<Integer> BATCH_LIMIT =
            Key.optional(
                    "batch-limit", Kinds.count(1, 100_000), "400", "the most records in a commit");
    private static final Key<Integer> MINIMUM_PROTOCOL =
            Key.optional(
                    "minimum-protocol", Kinds.count(0, 1000), "1", "the oldest protocol spoken");
    private static final Key<Boolean> PUSH =
            Key.optional("push", Kinds.SWITCH, "on", "whether devices are told of changes");

    static final Form FORM =
            Form.of(
                    "the cloud",
                    KEEP_UPLOADS,
                    PROCESSING,
                    HISTORY,
                    BODY_LIMIT,
                    BATCH_LIMIT,
                    MINIMUM_PROTOCOL,
                    PUSH);

    private CloudSection() {}

    /// The cloud as its file would have it.
    static FlowText write(CloudSetup setup) {
        return new FlowText()
                .put(KEEP_UPLOADS, setup.uploadSessionMicros(), Units::formatDuration)
                .put(PROCESSING, setup.processingMicros(), Units::formatDuration)
                .put(HISTORY, setup.historyChanges(), String::valueOf)
                .put(BODY_LIMIT, setup.bodyLimitBytes(), Units::formatSize)
                .put(BATCH_LIMIT, setup.batchLimit(), String::valueOf)
                .put(MINIMUM_PROTOCOL, setup.minimumProtocol(), String::valueOf)
                .put(PUSH, setup.pushHints());
    }

    static CloudSetup read(Answers answers) {
        return new CloudSetup(
                answers.get(KEEP_UPLOADS),
                answers.get(PROCESSING),
                answers.get(HISTORY),
                answers.get(BODY_LIMIT),
                answers.get(BATCH_LIMIT),
                answers.get(MINIMUM_PROTOCOL),
                answers.get(PUSH));
    }
}
