package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.FormRule;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kind;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Subjects.Subject;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// {@code expect}: what the scenario claims about its own run.
final class ExpectSection {
    private static final Kind<Long> TIME = Kinds.quantity(Quantities.DURATION, 0L);
    private static final Kind<ImmutableList<Located<String>>> PHRASES =
            Kinds.oneOrMany(
                    Kinds.later(
                            "a claim such as held by cloud-quota",
                            ImmutableMap.of("$ref", "#/$defs/claim")));

    private static final ImmutableSet<TargetKind> CAN_CLAIM =
            Sets.immutableEnumSet(TargetKind.DEVICE, TargetKind.ACCOUNT);

    private static final Key<Long> AT =
            Key.optional("at", TIME, "the moment at which it must hold");
    private static final Key<Long> BY =
            Key.optional(
                    "by", TIME, "the moment by which it must hold, and then until the next action");
    private static final Key<ImmutableList<String>> ALWAYS =
            Key.optional(
                    "always",
                    Kinds.oneOrMany(
                            Kinds.choice(
                                    "what must always hold",
                                    Claims.OF_EVERY_MOMENT.stream()
                                            .map(Claims::phrase)
                                            .collect(ImmutableList.toImmutableList()),
                                    t -> t)),
                    "what must hold after every event");

    static final Form ENTRY =
            Form.of("a claim", AT, BY, ALWAYS)
                    .withOthers(PHRASES)
                    .with(new FormRule.OneOf(AT, BY, ALWAYS));

    private final Reading reading;
    private final Subjects subjects;
    private final long lengthMicros;
    private final List<Expectation> expectations = new ArrayList<>();

    ExpectSection(Reading reading, Subjects subjects, long lengthMicros) {
        this.reading = reading;
        this.subjects = subjects;
        this.lengthMicros = lengthMicros;
    }

    ImmutableList<Expectation> read(ImmutableList<Answers> entries) {
        entries.stream().filter(Answers::wasRead).forEach(this::read);
        return ImmutableList.copyOf(expectations);
    }

    private void read(Answers entry) {
        ImmutableList<Named<ImmutableList<Located<String>>>> others = entry.others(PHRASES);
        if (entry.has(ALWAYS)) {
            for (String text : entry.get(ALWAYS)) {
                expectations.add(
                        new Expectation(
                                new When.Always(),
                                Subjects.ALL,
                                Claims.parse(text),
                                text,
                                entry.at(ALWAYS).line()));
            }
            others.forEach(other ->
                    reading.problems.add(other.at(), "beside `always` nothing else can stand"));
            return;
        }
        if (others.isEmpty()) {
            reading.problems.add(
                    entry.at(), "nothing is claimed here; add a line such as `all: synced`");
        }
        Key<Long> key = entry.has(BY) ? BY : AT;
        long micros = entry.get(key);
        reading.checkWithin(micros, lengthMicros, entry.at(key));
        When when = entry.has(BY) ? new When.By(micros) : new When.At(micros);
        others.forEach(other -> read(when, other));
    }

    private void read(When when, Named<ImmutableList<Located<String>>> other) {
        Optional<Subject> subject =
                subjects.find(new Located<>(other.name(), other.at()), ENTRY.names());
        if (subject.isPresent() && !CAN_CLAIM.contains(subject.get().kind())) {
            reading.problems.add(other.at(), "claims are made of devices, accounts or all");
        }
        for (Located<String> phrase : other.value()) {
            if (subject.isEmpty() || phrase.value().isEmpty()) {
                continue;
            }
            try {
                Claim claim = Claims.parse(phrase.value());
                String name =
                        other.name().equals(Subjects.ACCOUNT)
                                ? subject.get().names().getFirst()
                                : other.name();
                expectations.add(
                        new Expectation(when, name, claim, phrase.value(), phrase.at().line()));
            } catch (WordingException e) {
                reading.problems.add(phrase.at(), String.valueOf(e.getMessage()));
            }
        }
    }
}
