package dev.photosync.sim.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.Request;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Watches a world for whatever keeps its devices from coming to rest, from before its first event
/// to the end of the run.
///
/// It keeps books of its own, so that it can look at every instant when that is over. Each event
/// costs its entry there, and each instant a look at the devices that something happened to:
/// O(kinds of work). The watch only looks: with it or without, a run is the same.
public final class Liveness {
    private final World world;
    private final Ledger ledger = new Ledger();
    private final Breaches breaches = new Breaches();
    private final ImmutableList<LivenessInvariant> all;
    // Looked up, never iterated.
    private final Map<String, Underway> underway = new HashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private long instantMicros;

    private Liveness(World world) {
        this.world = world;
        this.all =
                ImmutableList.of(
                        new TrueReasons(breaches),
                        new NoLivelock(world, breaches),
                        new Bounded(world, breaches));
    }

    /// Begins to watch a world that has not run yet.
    public static Liveness watch(World world) {
        Liveness watch = new Liveness(world);
        List.copyOf(world.trace().events()).forEach(watch::read);
        world.trace().witness(watch::see);
        world.trace().follow(watch::read);
        return watch;
    }

    /// Has each breach of an invariant told to someone as it is found.
    ///
    /// @param asked claims that ask for the invariants
    public void tell(Collection<Claim> asked, Consumer<Breach> listener) {
        ImmutableSet<String> names =
                asked.stream()
                        .flatMap(claim -> invariantOf(claim).stream())
                        .collect(ImmutableSet.toImmutableSet());
        breaches.tell(breach -> {
            if (names.contains(breach.invariant())) {
                listener.accept(breach);
            }
        });
    }

    /// The invariant that a claim about every moment asks for; empty if it asks for none of these.
    static Optional<String> invariantOf(Claim claim) {
        return switch (claim) {
            case Claim.HoldsAreTrue _ -> Optional.of(TrueReasons.NAME);
            case Claim.NoLivelock _ -> Optional.of(NoLivelock.NAME);
            case Claim.Bounded _ -> Optional.of(Bounded.NAME);
            default -> Optional.empty();
        };
    }

    /// What was found so far: for each invariant and device the first breach.
    public ImmutableList<Breach> breaches() {
        return breaches.all();
    }

    /// Looks at every device once more, at a moment that the run has reached.
    public void look() {
        advance(world.kernel().nowMicros());
        for (DeviceLedger device : ledger.devices()) {
            settle(device.device());
        }
    }

    private void see(Fact fact) {
        long now = world.kernel().nowMicros();
        switch (fact) {
            case Fact.Sent sent -> {
                touch(sent.device());
                underway(sent.device()).sent(sent.send(), now);
                all.forEach(invariant -> invariant.sent(sent, now));
            }
            case Fact.Answered answered -> {
                touch(answered.device());
                Request request = underway(answered.device()).answered(answered.request());
                all.forEach(invariant -> invariant.answered(answered, request, now));
            }
            case Fact.Moved moved -> all.forEach(invariant -> invariant.moved(moved, now));
            case Fact.OwnerChanged _,
                    Fact.EngineSaved _,
                    Fact.CopyChanged _,
                    Fact.Damaged _,
                    Fact.RecordPut _,
                    Fact.UploadAssembled _,
                    Fact.ContentFreed _,
                    Fact.ZoneLost _,
                    Fact.Journalled _,
                    Fact.Checkpointed _,
                    Fact.Recovered _ -> {}
        }
    }

    private void read(TraceEvent event) {
        advance(event.atMicros());
        ledger.accept(event);
        switch (event) {
            case TraceEvent.Engine e -> touch(e.device());
            case TraceEvent.ConditionsAre e -> touch(e.device());
            case TraceEvent.RefusalsAre e -> touch(e.device());
            case TraceEvent.EngineStarted e -> {
                underway(e.device()).clear();
                touch(e.device());
            }
            case TraceEvent.EngineStopped e -> {
                underway(e.device()).clear();
                touch(e.device());
            }
            case TraceEvent.QuotaIs _ -> ledger.devices().forEach(d -> touch(d.device()));
            case TraceEvent.DeviceIs _,
                    TraceEvent.ActionTaken _,
                    TraceEvent.Observed _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.NotTaken _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.BytesMoved _,
                    TraceEvent.HintLost _,
                    TraceEvent.Violated _ -> {}
        }
        all.forEach(invariant -> invariant.read(event));
    }

    private void touch(String device) {
        advance(world.kernel().nowMicros());
        touched.add(device);
    }

    private void advance(long nowMicros) {
        if (nowMicros > instantMicros) {
            touched.forEach(this::settle);
            touched.clear();
            instantMicros = nowMicros;
        }
    }

    private void settle(String name) {
        DeviceLedger device = ledger.device(name);
        Underway requests = underway(name);
        all.forEach(invariant -> invariant.settled(device, requests, instantMicros));
    }

    private Underway underway(String device) {
        return underway.computeIfAbsent(device, _ -> new Underway());
    }
}
