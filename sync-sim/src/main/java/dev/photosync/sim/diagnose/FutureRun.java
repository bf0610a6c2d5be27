package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.check.ExpectationCheck;
import dev.photosync.sim.check.Invariants;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.Reseeding;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One run of a future, up to the moment at which the goal is reached.
///
/// It is under all invariants of safety: a fix may be what loses a picture.
final class FutureRun {
    /// How long a fix is given to show its effect.
    static final long SETTLE_MICROS = 3_600_000_000L;

    private static final int MOST_POINTS = 240;

    private final long fixMicros;
    private final Question question;
    private final World world;
    private final Ledger ledger = new Ledger();
    private final Invariants invariants;
    private final ExpectationCheck check;
    private final Map<String, Integer> battery = new HashMap<>();
    private final List<Future.Point> pending = new ArrayList<>();
    private final Set<AssetId> wishes = new HashSet<>();
    private final long pointEveryMicros;
    private long firstByteMicros = -1;
    private long firstDoneMicros = -1;
    private long cellularBytes;
    private int batteryPercent;

    private FutureRun(
            Scenario future, Question question, long fixMicros, Optional<Reseeding> luck) {
        this.question = question;
        this.fixMicros = fixMicros;
        Trace trace = new Trace();
        trace.follow(ledger);
        trace.follow(this::read);
        this.world = new World(future, trace, luck);
        this.invariants = Invariants.watch(world);
        this.check = new ExpectationCheck(world, ledger, null);
        this.pointEveryMicros = (future.lengthMicros() - question.atMicros()) / MOST_POINTS;
    }

    /// What is asked of every future.
    ///
    /// @param atMicros the moment of the fork
    /// @param goal what is to come to be
    /// @param devices the stalled ones
    record Question(long atMicros, Expectation goal, ImmutableList<String> devices) {}

    /// Runs a future.
    ///
    /// @param fixMicros when its fix is begun
    /// @param luck other luck from some moment on
    static Future of(Scenario future, Question question, long fixMicros, Optional<Reseeding> luck) {
        return new FutureRun(future, question, fixMicros, luck).run(future.lengthMicros());
    }

    private Future run(long endMicros) {
        Kernel kernel = world.kernel();
        kernel.runUntil(Math.max(0, question.atMicros() - 1));
        point(question.atMicros());
        wish();
        kernel.runUntil(question.atMicros());
        ledger.advance(question.atMicros());
        long settled = Math.min(endMicros, fixMicros + SETTLE_MICROS);
        boolean reached =
                fixMicros == question.atMicros() && there() || advance(fixMicros, settled);
        long heldLater = reached ? Reasons.NONE : held();
        reached = reached || advance(fixMicros, endMicros);
        long end = reached ? kernel.nowMicros() : endMicros;
        ledger.advance(end);
        invariants.finish();
        pending.add(new Future.Point(end, pending()));
        return new Future(
                moment(firstByteMicros),
                moment(firstDoneMicros),
                reached ? OptionalLong.of(end) : OptionalLong.empty(),
                end,
                cellularBytes,
                batteryPercent,
                heldLater,
                held(),
                pending(),
                pictures(),
                invariants.violations(),
                ImmutableList.copyOf(pending));
    }

    /// Notes the originals that owners have asked for: that a phone has forgotten them is no cure.
    private void wish() {
        for (String device : question.devices()) {
            ledger.device(device)
                    .itemsOf(WorkKind.ORIGINAL_ON_DEMAND)
                    .forEach(item -> wishes.add(item.asset()));
        }
    }

    /// Runs to a moment, or until the goal is reached.
    ///
    /// @return whether it was
    private boolean advance(long notBeforeMicros, long toMicros) {
        Kernel kernel = world.kernel();
        List<TraceEvent> events = world.trace().events();
        int seen = -1;
        while (kernel.step(toMicros)) {
            long now = kernel.nowMicros();
            if (events.size() == seen || now < notBeforeMicros) {
                continue;
            }
            seen = events.size();
            ledger.advance(now);
            point(now);
            if (there()) {
                return true;
            }
        }
        kernel.runUntil(toMicros);
        ledger.advance(toMicros);
        return false;
    }

    private boolean there() {
        return wishes.isEmpty() && check.holds(question.goal());
    }

    private static OptionalLong moment(long micros) {
        return micros < 0 ? OptionalLong.empty() : OptionalLong.of(micros);
    }

    private void point(long nowMicros) {
        if (pending.isEmpty()
                || nowMicros - pending.getLast().atMicros() >= pointEveryMicros
                        && pending() != pending.getLast().items()) {
            pending.add(new Future.Point(nowMicros, pending()));
        }
    }

    private int pending() {
        int items = 0;
        for (String name : question.devices()) {
            DeviceLedger device = ledger.device(name);
            items += device.pending() + device.unheard();
        }
        return items;
    }

    private int pictures() {
        int items = pending();
        for (String device : question.devices()) {
            items -= ledger.device(device).pending(WorkKind.METADATA);
        }
        return items;
    }

    private long held() {
        long reasons = Reasons.NONE;
        for (String device : question.devices()) {
            reasons |= ledger.device(device).holds();
        }
        return reasons;
    }

    private boolean concerned(String device) {
        return question.devices().contains(device);
    }

    private void read(TraceEvent event) {
        if (event.atMicros() < fixMicros) {
            if (event instanceof TraceEvent.ConditionsAre are && concerned(are.device())) {
                battery.put(are.device(), are.conditions().power().batteryPercent());
            }
            return;
        }
        switch (event) {
            case TraceEvent.ConditionsAre are when concerned(are.device()) -> drain(are);
            case TraceEvent.ActionTaken taken -> set(taken);
            case TraceEvent.BytesMoved moved -> {
                boolean cellular = moved.transport() == Conditions.Transport.CELLULAR;
                cellularBytes += cellular ? moved.bytes() : 0;
                if (firstByteMicros < 0
                        && moved.kind().bulk()
                        && moved.bytes() > Request.ENVELOPE_BYTES
                        && concerned(moved.device())) {
                    firstByteMicros = moved.atMicros();
                }
            }
            case TraceEvent.Engine engine when concerned(engine.device()) -> {
                if (engine.event() instanceof EngineEvent.Finished finished) {
                    done(event.atMicros());
                    wishes.remove(finished.asset());
                }
            }
            case TraceEvent.CopyStored stored when concerned(stored.device()) -> {
                if (stored.rendition() == Rendition.NONE) {
                    done(event.atMicros());
                }
            }
            default -> {
                // Neither progress nor cost.
            }
        }
    }

    /// A battery that the scenario sets has not been used.
    private void set(TraceEvent.ActionTaken taken) {
        if (taken.action() instanceof Action.SetBattery) {
            battery.remove(taken.target());
        }
    }

    private void done(long atMicros) {
        firstDoneMicros = firstDoneMicros < 0 ? atMicros : firstDoneMicros;
    }

    private void drain(TraceEvent.ConditionsAre are) {
        int now = are.conditions().power().batteryPercent();
        Integer before = battery.put(are.device(), now);
        if (before != null && !are.conditions().power().charging()) {
            batteryPercent += Math.max(0, before - now);
        }
    }
}
