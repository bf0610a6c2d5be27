package dev.photosync.sim.scenario;

import static dev.photosync.sim.text.Quantities.COUNT_OR_NONE;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.scenario.Expectation.Cause;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.text.PhraseTable;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Every claim as a phrase: {@code held by cloud-quota}, {@code at most 3 pending}.
public final class Claims {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /// A gate or a reason. Where a reason has the name of its gate, the gate is meant.
    private static final Quantity<Cause> CAUSE =
            Quantities.oneOf("a gate or a reason", causes(), Claims::slug);

    private static final Quantity<WorkKind> WORK =
            Quantities.oneOf(
                    "a kind of work", ImmutableList.copyOf(WorkKind.values()), WorkKind::slug);

    static final PhraseTable<Claim> TABLE = table();

    /// What can be claimed of every moment of a run.
    public static final ImmutableList<Claim> OF_EVERY_MOMENT =
            ImmutableList.of(
                    new Claim.NothingLost(),
                    new Claim.HoldsAreTrue(),
                    new Claim.NoLivelock(),
                    new Claim.Bounded());

    private Claims() {}

    /// The claim that a phrase makes.
    ///
    /// @throws dev.photosync.sim.text.WordingException if it makes none
    public static Claim parse(String phrase) {
        return TABLE.parse(phrase);
    }

    /// The phrase that makes a claim; it parses to an equal one.
    ///
    /// @throws IllegalArgumentException if no phrase can make it
    public static String phrase(Claim claim) {
        return TABLE.print(claim)
                .orElseThrow(() ->
                        new IllegalArgumentException("a claim must have a phrase: claim=" + claim));
    }

    private static PhraseTable<Claim> table() {
        PhraseTable.Builder<Claim> table = PhraseTable.of("a claim");
        table.say("synced", "nothing is pending, and device and cloud agree")
                .is(new Claim.Synced());
        table.say("not synced", "something is pending, or device and cloud differ")
                .is(new Claim.NotSynced());
        held(
                table,
                "held by",
                "pending work is held so, and truly",
                Claim.HeldBy.class,
                Claim.HeldBy::new,
                Claim.HeldBy::cause);
        held(
                table,
                "falsely held by",
                "work is held for a reason that is no longer true",
                Claim.FalselyHeldBy.class,
                Claim.FalselyHeldBy::new,
                Claim.FalselyHeldBy::cause);
        held(
                table,
                "not held by",
                "no pending work is held so",
                Claim.NotHeldBy.class,
                Claim.NotHeldBy::new,
                Claim.NotHeldBy::cause);
        table.say("not held", "no pending work is held for any reason").is(new Claim.NotHeld());
        counted(
                table,
                "pending",
                "items of work not yet done",
                Claim.Pending.class,
                Claim.Pending::new,
                Claim.Pending::least,
                Claim.Pending::most);
        counted(
                table,
                "asset(s)",
                "live assets on the device",
                Claim.Assets.class,
                Claim.Assets::new,
                Claim.Assets::least,
                Claim.Assets::most);
        counted(
                table,
                "original(s)",
                "originals on the device",
                Claim.Originals.class,
                Claim.Originals::new,
                Claim.Originals::least,
                Claim.Originals::most);
        counted(
                table,
                "unheard",
                "live assets in the cloud that the device has not heard of",
                Claim.Unheard.class,
                Claim.Unheard::new,
                Claim.Unheard::least,
                Claim.Unheard::most);
        table.say("bytes flow", "pictures moved within the hour before")
                .is(new Claim.BytesFlow(true));
        table.say("no bytes flow", "no pictures moved within the hour before")
                .is(new Claim.BytesFlow(false));
        table.say("at rest", "nothing is left to do, and the engine's counters say so")
                .is(new Claim.AtRest());
        always(table);
        return table.build();
    }

    private static void always(PhraseTable.Builder<Claim> table) {
        table.say("nothing lost", "no invariant of safety is violated").is(new Claim.NothingLost());
        table.say("holds are true", "whatever is pending moves, or is held for a true reason")
                .is(new Claim.HoldsAreTrue());
        table.say("no livelock", "no bytes flow and nothing is asked for ever without an end")
                .is(new Claim.NoLivelock());
        table.say("bounded", "queues, requests and waits have a bound").is(new Claim.Bounded());
    }

    private static <C extends Claim> void held(
            PhraseTable.Builder<Claim> table,
            String words,
            String description,
            Class<C> type,
            Function<Cause, C> maker,
            Function<C, Cause> taker) {
        table.say(words + " {gate-or-reason}", description)
                .with(type, claim -> taker.apply(claim).kind().isEmpty(), CAUSE, maker, taker);
        table.say(words + " {gate-or-reason} on {work}", description + "; one kind of work")
                .with(
                        type,
                        CAUSE,
                        WORK,
                        (cause, kind) ->
                                maker.apply(
                                        new Cause(cause.gate(), cause.reason(), Optional.of(kind))),
                        taker,
                        claim -> taker.apply(claim).kind().orElseThrow());
    }

    private static <C extends Claim> void counted(
            PhraseTable.Builder<Claim> table,
            String noun,
            String description,
            Class<C> type,
            BiFunction<Integer, Integer, C> maker,
            ToIntFunction<C> least,
            ToIntFunction<C> most) {
        table.say("{count} " + noun, "so many " + description)
                .with(
                        type,
                        claim -> least.applyAsInt(claim) == most.applyAsInt(claim),
                        COUNT_OR_NONE,
                        count -> maker.apply(count, count),
                        least::applyAsInt);
        table.say("at least {count} " + noun, "so many or more " + description)
                .with(
                        type,
                        claim -> most.applyAsInt(claim) == UNBOUNDED,
                        COUNT_OR_NONE,
                        count -> maker.apply(count, UNBOUNDED),
                        least::applyAsInt);
        table.say("at most {count} " + noun, "so many or fewer " + description)
                .with(
                        type,
                        claim -> least.applyAsInt(claim) == 0,
                        COUNT_OR_NONE,
                        count -> maker.apply(0, count),
                        most::applyAsInt);
    }

    private static ImmutableList<Cause> causes() {
        ImmutableList<String> gates =
                Arrays.stream(GateName.values())
                        .map(GateName::slug)
                        .collect(ImmutableList.toImmutableList());
        return Stream.concat(
                        Arrays.stream(GateName.values())
                                .map(gate -> new Cause(gate, Optional.empty(), Optional.empty())),
                        Arrays.stream(Reason.values())
                                .filter(reason -> !gates.contains(reason.slug()))
                                .map(reason ->
                                        new Cause(
                                                reason.gate(),
                                                Optional.of(reason),
                                                Optional.empty())))
                .collect(ImmutableList.toImmutableList());
    }

    private static String slug(Cause cause) {
        return cause.reason().map(Reason::slug).orElse(cause.gate().slug());
    }
}
