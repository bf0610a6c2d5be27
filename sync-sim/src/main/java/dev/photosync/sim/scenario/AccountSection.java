package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.FlowText;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Units;

/// {@code account}, or one of {@code accounts}.
final class AccountSection {
    private static final Key<Long> PLAN =
            Key.optional(
                    "plan", Kinds.quantity(Quantities.SIZE, 1L), "5 GB", "the size of the plan");
    private static final Key<ImmutableList<Named<Long>>> USED =
            Key.optional(
                    "used",
                    Kinds.named(
                            "uses of the plan",
                            Quantities.name("what takes space", "backups"),
                            Kinds.quantity(Quantities.SIZE, 0L),
                            0,
                            100),
                    "what backups, mail and files take of the plan");

    static final Form FORM = Form.of("an account", PLAN, USED);

    private AccountSection() {}

    /// An account as its file would have it.
    static FlowText write(AccountSetup setup) {
        FlowText text = new FlowText().put(PLAN, setup.planBytes(), Units::formatSize);
        if (!setup.usedBytes().isEmpty()) {
            FlowText used = new FlowText();
            setup.usedBytes().forEach((what, bytes) -> used.entry(what, Units.formatSize(bytes)));
            text.entry(USED.name(), used.toString());
        }
        return text;
    }

    static AccountSetup read(Answers answers) {
        ImmutableMap.Builder<String, Long> used = ImmutableMap.builder();
        answers.get(USED).forEach(use -> used.put(use.name(), use.value()));
        return new AccountSetup(answers.get(PLAN), used.buildOrThrow());
    }
}
