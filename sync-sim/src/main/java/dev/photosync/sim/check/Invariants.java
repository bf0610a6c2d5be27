package dev.photosync.sim.check;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.List;

/// Watches a world for whatever must never happen in it, from before its first event to the end of
/// the run.
///
/// A violation is told in the trace as it is found ({@link TraceEvent.Violated}) and stops nothing.
/// The watch only looks: with it or without, a run is the same.
public final class Invariants {
    private final Scene scene;
    private final Violations violations;
    private final OriginalKept originalKept;
    private final ImmutableList<Invariant> all;
    private final ImmutableList<Invariant> readers;
    // Requests are by far the most frequent fact.
    private final ImmutableList<Invariant> ofRequests;

    private Invariants(World world) {
        this.scene = new Scene(world);
        this.violations = new Violations(world.trace(), world.kernel()::nowMicros);
        this.originalKept = new OriginalKept(scene, violations);
        ClosedGate closedGate = new ClosedGate(scene, violations);
        RoomKept roomKept = new RoomKept(scene, violations);
        AccountsApart accountsApart = new AccountsApart(scene, violations);
        CursorForward cursorForward = new CursorForward(scene, violations);
        this.readers = ImmutableList.of(closedGate, roomKept);
        this.ofRequests = ImmutableList.of(closedGate, accountsApart, cursorForward);
        this.all =
                ImmutableList.of(
                        originalKept,
                        new EvictionConfirmed(scene, violations),
                        new NoResurrection(scene, violations),
                        new NoSilentDeletion(scene, violations),
                        new OneIdentity(scene, violations),
                        new PartsTogether(scene, violations),
                        cursorForward,
                        closedGate,
                        roomKept,
                        accountsApart,
                        new EditsKept(scene, violations));
    }

    /// Begins to watch a world that has not run yet.
    public static Invariants watch(World world) {
        Invariants watch = new Invariants(world);
        List.copyOf(world.trace().events()).forEach(watch::read);
        world.trace().witness(watch::see);
        world.trace().follow(watch::read);
        return watch;
    }

    /// All that is watched, in a fixed order.
    public ImmutableList<Invariant> all() {
        return all;
    }

    /// How many violations were found, each thing counted once for each invariant.
    public int violations() {
        return violations.count();
    }

    /// Looks at everything once, at the end of the run: O(n).
    public void finish() {
        for (Invariant invariant : all) {
            invariant.finish();
        }
    }

    private void see(Fact fact) {
        if (fact instanceof Fact.Answered || fact instanceof Fact.Moved) {
            return;
        }
        scene.enter(fact);
        if (fact instanceof Fact.Damaged damaged) {
            originalKept.damaged(damaged);
            return;
        }
        ImmutableList<Invariant> concerned = fact instanceof Fact.Sent ? ofRequests : all;
        for (int i = 0; i < concerned.size(); i++) {
            show(concerned.get(i), fact);
        }
    }

    private static void show(Invariant to, Fact fact) {
        switch (fact) {
            case Fact.OwnerChanged f -> to.ownerChanged(f);
            case Fact.EngineSaved f -> to.engineSaved(f);
            case Fact.CopyChanged f -> to.copyChanged(f);
            case Fact.RecordPut f -> to.recordPut(f);
            case Fact.UploadAssembled f -> to.uploadAssembled(f);
            case Fact.ContentFreed f -> to.contentFreed(f);
            case Fact.ZoneLost f -> to.zoneLost(f);
            case Fact.Sent f -> to.sent(f);
            case Fact.Journalled f -> to.journalled(f);
            case Fact.Checkpointed f -> to.checkpointed(f);
            case Fact.Recovered f -> to.recovered(f);
            case Fact.Damaged _, Fact.Answered _, Fact.Moved _ -> {}
        }
    }

    private void read(TraceEvent event) {
        switch (event) {
            case TraceEvent.Engine e -> {
                if (e.event() instanceof EngineEvent.Merged merged && merged.copy() != null) {
                    scene.declareCopy(e.device(), merged.asset(), merged.copy());
                } else if (e.event() instanceof EngineEvent.LaneHeld) {
                    tell(event);
                }
            }
            case TraceEvent.Observed _,
                    TraceEvent.EngineStarted _,
                    TraceEvent.BytesMoved _,
                    TraceEvent.QuotaIs _ ->
                    tell(event);
            case TraceEvent.DeviceIs _,
                    TraceEvent.ActionTaken _,
                    TraceEvent.ConditionsAre _,
                    TraceEvent.EngineStopped _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.NotTaken _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.RefusalsAre _,
                    TraceEvent.HintLost _,
                    TraceEvent.Violated _ -> {}
        }
    }

    private void tell(TraceEvent event) {
        for (Invariant reader : readers) {
            reader.read(event);
        }
    }
}
