package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a history that breaks a law smaller while it breaks the same law: first fewer steps, by
/// halves (Zeller and Hildebrandt, TSE 2002), then plainer ones, then fewer devices.
final class HistoryShrinker {
    private final Predicate<History> fails;
    private History smallest;

    private HistoryShrinker(History history, Predicate<History> fails) {
        this.smallest = history;
        this.fails = fails;
    }

    static History shrink(History history, Predicate<History> fails) {
        HistoryShrinker shrinker = new HistoryShrinker(history, fails);
        History before;
        do {
            before = shrinker.smallest;
            shrinker.removeSteps();
            shrinker.simplifySteps();
            shrinker.removeDevices();
        } while (!before.equals(shrinker.smallest));
        return shrinker.smallest;
    }

    private void removeSteps() {
        for (int chunk = Math.max(1, steps().size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < steps().size(); ) {
                List<Step> rest = new ArrayList<>(steps());
                rest.subList(from, Math.min(from + chunk, rest.size())).clear();
                if (!accept(smallest.with(ImmutableList.copyOf(rest)))) {
                    from += chunk;
                }
            }
        }
    }

    private void simplifySteps() {
        for (int i = 0; i < steps().size(); i++) {
            Step step = steps().get(i);
            long plainMicros = 10L * (i + 1);
            replace(i, new Step(step.act(), step.device(), false, step.number(), plainMicros));
            step = steps().get(i);
            replace(
                    i,
                    new Step(step.act(), step.device(), false, step.number(), step.wallMicros()));
            if (step.act() == Act.IMPORT_WITH_RAW) {
                replace(i, new Step(Act.IMPORT, step.device(), false, 1, step.wallMicros()));
            } else if (step.act() == Act.READ) {
                replace(i, new Step(Act.SYNC, step.device(), false, 1, step.wallMicros()));
            }
            for (int device = 0; device < steps().get(i).device(); device++) {
                Step last = steps().get(i);
                replace(
                        i,
                        new Step(
                                last.act(), device, last.copy(), last.number(), last.wallMicros()));
            }
        }
    }

    private void replace(int index, Step step) {
        if (!steps().get(index).equals(step)) {
            List<Step> changed = new ArrayList<>(steps());
            changed.set(index, step);
            accept(smallest.with(ImmutableList.copyOf(changed)));
        }
    }

    private void removeDevices() {
        int used = 1 + steps().stream().mapToInt(Step::device).max().orElse(0);
        if (used < smallest.devices()) {
            accept(new History(used, steps()));
        }
    }

    private ImmutableList<Step> steps() {
        return smallest.steps();
    }

    private boolean accept(History smaller) {
        boolean accepted = fails.test(smaller);
        if (accepted) {
            smallest = smaller;
        }
        return accepted;
    }
}
