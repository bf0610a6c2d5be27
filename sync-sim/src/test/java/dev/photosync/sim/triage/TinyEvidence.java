package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.FixKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Evidence small enough to be weighed by hand.
final class TinyEvidence {
    /// Both show a full cloud; only one of them also when there is room.
    static final Cause QUOTA =
            cause(
                    "quota",
                    "3",
                    ImmutableMap.of(seen("cloud-full", "full"), 4),
                    List.of(FixKind.UPGRADE_PLAN),
                    List.of(FixKind.FREE_CLOUD));

    static final Cause LATCH =
            cause(
                    "latch",
                    "5",
                    ImmutableMap.of(seen("cloud-full", "full"), 1, seen("cloud-full", "room"), 3),
                    List.of(FixKind.RESTART));

    static final Cause OUTAGE = cause("outage", "8", ImmutableMap.of(seen("retrying", "room"), 2));

    static final Evidence ALL = new Evidence(ImmutableList.of(LATCH, OUTAGE, QUOTA));

    private TinyEvidence() {}

    /// Full symptoms that say the same but for the app's status and the plan.
    static Symptoms seen(String status, String cloud) {
        Map<Question, String> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            answers.put(question, question.answers().getFirst().word());
        }
        answers.put(Question.STATUS, status);
        answers.put(Question.CLOUD, cloud);
        return Symptoms.of(answers);
    }

    /// A cause for which every fix is called for.
    @SafeVarargs
    static Cause cause(
            String name,
            String strategy,
            ImmutableMap<Symptoms, Integer> seen,
            List<FixKind>... cures) {
        return new Cause(
                name,
                "Title of " + name,
                strategy,
                "",
                seen,
                ImmutableSet.copyOf(FixKind.values()),
                Arrays.stream(cures)
                        .map(Sets::immutableEnumSet)
                        .collect(ImmutableList.toImmutableList()),
                false);
    }
}
