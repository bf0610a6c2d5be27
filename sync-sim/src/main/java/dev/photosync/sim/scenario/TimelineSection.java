package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.LongMath;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.FormRule;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kind;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.scenario.Subjects.Subject;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// {@code timeline}: what happens when.
final class TimelineSection {
    /// The most actions in a scenario, with repeated ones counted each time.
    static final int MOST = 100_000;

    private static final Kind<Long> TIME = Kinds.quantity(Quantities.DURATION, 0L);
    private static final Key<Long> AT =
            Key.optional("at", TIME, "when it happens, since the beginning");
    private static final Key<Long> EVERY =
            Key.optional(
                    "every",
                    Kinds.quantity(Quantities.SOME_DURATION, Units.LONGEST_MICROS),
                    "how often it happens");
    private static final Key<Long> FROM =
            Key.optional("from", TIME, "0s", "when it happens for the first time");
    private static final Key<Long> UNTIL =
            Key.optional(
                    "until", TIME, "the last moment at which it may happen (default: the end)");

    private static final Kind<ImmutableList<Located<String>>> PHRASES =
            Kinds.oneOrMany(
                    Kinds.later(
                            "what happens, such as take 200 photos",
                            ImmutableMap.of("$ref", "#/$defs/action")));

    static final Form ENTRY =
            Form.of("an entry of the timeline", AT, EVERY, FROM, UNTIL)
                    .withOthers(PHRASES)
                    .with(new FormRule.OneOf(AT, EVERY))
                    .with(new FormRule.Needs(FROM, EVERY))
                    .with(new FormRule.Needs(UNTIL, EVERY));

    private final Reading reading;
    private final Subjects subjects;
    private final ActionCheck check;
    private final long lengthMicros;
    private final List<TimelineEntry> entries = new ArrayList<>();

    TimelineSection(Reading reading, Subjects subjects, ActionCheck check, long lengthMicros) {
        this.reading = reading;
        this.subjects = subjects;
        this.check = check;
        this.lengthMicros = lengthMicros;
    }

    /// All actions in order of time, then of the file.
    ImmutableList<TimelineEntry> read(ImmutableList<Answers> timeline) {
        long lastMicros = 0;
        int lastLine = 0;
        for (Answers entry : timeline) {
            if (!entry.wasRead()) {
                continue;
            }
            if (entry.has(AT)) {
                long at = entry.get(AT);
                if (at < lastMicros) {
                    reading.problems.add(
                            entry.at(AT),
                            "times must be in order: "
                                    + Units.formatDuration(at)
                                    + " stands after "
                                    + Units.formatDuration(lastMicros)
                                    + " in line "
                                    + lastLine);
                }
                lastMicros = at;
                lastLine = entry.at(AT).line();
            }
            read(entry);
        }
        entries.sort(Comparator.comparingLong(TimelineEntry::atMicros));
        return ImmutableList.copyOf(entries);
    }

    private void read(Answers entry) {
        ImmutableList<Named<ImmutableList<Located<String>>>> others = entry.others(PHRASES);
        if (others.isEmpty()) {
            reading.problems.add(
                    entry.at(),
                    "nothing happens here; add a line such as `phone: take 200 photos`");
        }
        ImmutableList.Builder<TimelineEntry> actions = ImmutableList.builder();
        for (Named<ImmutableList<Located<String>>> other : others) {
            Optional<Subject> subject =
                    subjects.find(new Located<>(other.name(), other.at()), ENTRY.names());
            subject.ifPresent(found -> actions.addAll(actions(found, other.value())));
        }
        repeat(entry, actions.build());
    }

    private ImmutableList<TimelineEntry> actions(
            Subject subject, ImmutableList<Located<String>> phrases) {
        ImmutableList.Builder<TimelineEntry> actions = ImmutableList.builder();
        for (Located<String> phrase : phrases) {
            parse(phrase, subject.kind())
                    .ifPresent(action -> {
                        check.check(action, phrase.at());
                        subject.names().stream()
                                .map(name -> entry(name, action, phrase.at()))
                                .forEach(actions::add);
                    });
        }
        return actions.build();
    }

    private static TimelineEntry entry(String target, Action action, Place at) {
        return new TimelineEntry(0, target, action, at.line());
    }

    private Optional<Action> parse(Located<String> phrase, TargetKind kind) {
        if (phrase.value().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Vocabulary.parse(phrase.value(), kind));
        } catch (WordingException e) {
            reading.problems.add(phrase.at(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void repeat(Answers entry, ImmutableList<TimelineEntry> actions) {
        boolean once = entry.has(AT) || !entry.has(EVERY);
        Key<Long> first = once ? AT : FROM;
        long from = entry.get(first);
        reading.checkWithin(from, lengthMicros, entry.at(first));
        long until = once ? from : entry.has(UNTIL) ? entry.get(UNTIL) : lengthMicros;
        if (!once && entry.has(UNTIL)) {
            reading.checkWithin(until, lengthMicros, entry.at(UNTIL));
            if (until < from) {
                reading.problems.add(
                        entry.at(UNTIL),
                        "`until` must not come before `from`: until "
                                + Units.formatDuration(until)
                                + ", from "
                                + Units.formatDuration(from));
            }
        }
        long period = once ? 1 : entry.get(EVERY);
        // What could not be read leaves no action, and may leave a length of years.
        long times = until < from || actions.isEmpty() ? 0 : (until - from) / period + 1;
        long more = LongMath.saturatedMultiply(times, actions.size());
        if (more > MOST - entries.size()) {
            reading.problems.add(
                    entry.at(once ? AT : EVERY),
                    "at most "
                            + MOST
                            + " actions are allowed, and this makes "
                            + LongMath.saturatedAdd(entries.size(), more));
            return;
        }
        for (long i = 0; i < times; i++) {
            for (TimelineEntry action : actions) {
                check.count(action);
                entries.add(
                        new TimelineEntry(
                                from + i * period,
                                action.target(),
                                action.action(),
                                action.line()));
            }
        }
    }
}
