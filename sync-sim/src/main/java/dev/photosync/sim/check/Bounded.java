package dev.photosync.sim.check;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Queues, requests and waits have a bound.
///
/// *Checks* that no lane has more items than device and cloud have assets; that no more requests
/// are under way than there are slots, none for longer than the policy's timeout; that no wait is
/// announced for longer than the policy, or a day where the cloud may ask for one, allows; and that
/// what stands back after failures of its own tries again within the longest backoff. *When*: a
/// lane's holds are reported, and at the end of each instant in which something happened to the
/// device. *Cost*: O(kinds of work).
///
/// That the counters equal the truth at rest is asked by the claim {@code at rest} ({@link
/// Counters}).
///
/// *Not verified*: memory, and the journal's length.
final class Bounded implements LivenessInvariant {
    static final String NAME = "bounded";

    /// How much later than it should a thing may happen.
    static final long MARGIN_MICROS = 60_000_000L;

    private static final long DAY_MICROS = 24 * 3_600_000_000L;

    /// What an item stands back for by itself, with a backoff of its own.
    private static final long OWN_BACKOFF =
            Reason.ITEM_RETRY_WAIT.bit()
                    | Reason.SOURCE_UNREADABLE.bit()
                    | Reason.BODY_TOO_LARGE.bit()
                    | Reason.CONTENT_MISSING.bit();

    /// The waits after failures whose length is the policy's; that of the others is the cloud's.
    private static final long POLICY_WAITS =
            Reason.RETRY_WAIT.bit() | Reason.NETWORK_SETTINGS.bit() | Reason.CLOCK_SKEW.bit();

    private static final WorkKind[] KINDS = WorkKind.values();

    private final World world;
    private final Breaches breaches;
    // Looked up, never iterated.
    private final Map<String, Map<Place, Long>> standingBack = new HashMap<>();

    /// An item of work.
    private record Place(AssetId asset, WorkKind kind) {}

    Bounded(World world, Breaches breaches) {
        this.world = world;
        this.breaches = breaches;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void read(TraceEvent event) {
        if (event instanceof TraceEvent.EngineStarted started) {
            back(started.device()).clear();
        } else if (event instanceof TraceEvent.Engine engine) {
            read(engine.atMicros(), engine.device(), engine.event());
        }
    }

    private void read(long at, String device, EngineEvent event) {
        switch (event) {
            case EngineEvent.LaneHeld held -> {
                long wait = held.untilMicros() - at;
                if (wait > longest(held.reasons())) {
                    String why = held.kind().slug() + " is to wait for " + Words.span(wait);
                    breaches.add(this, at, device, null, why + ", longer than the policy allows");
                }
            }
            case EngineEvent.Parked p when (p.reasons() & OWN_BACKOFF) != Reasons.NONE ->
                    back(device).putIfAbsent(new Place(p.asset(), p.kind()), at);
            case EngineEvent.Unparked u -> back(device).remove(new Place(u.asset(), u.kind()));
            case EngineEvent.Finished f -> back(device).remove(new Place(f.asset(), f.kind()));
            case EngineEvent.Dropped d -> back(device).remove(new Place(d.asset(), d.kind()));
            default -> {}
        }
    }

    /// The longest wait that any of the reasons may ask for.
    private static long longest(long reasons) {
        if (Reasons.contains(reasons, Reason.USER_PAUSED)) {
            return Long.MAX_VALUE;
        }
        return (reasons & ~POLICY_WAITS) == Reasons.NONE
                ? SyncPolicy.STANDARD.longestRetryMicros()
                : DAY_MICROS;
    }

    @Override
    public void settled(DeviceLedger device, Underway underway, long atMicros) {
        if (!device.running()) {
            return;
        }
        String name = device.device();
        long timeout = SyncPolicy.STANDARD.requestTimeoutMicros() + MARGIN_MICROS;
        if (atMicros - underway.oldestMicros() > timeout) {
            long since = underway.oldestMicros();
            String why = "a request has had no answer since " + Words.clockSeconds(since);
            breaches.add(this, since + timeout, name, null, why + ", and was not given up");
        }
        int assets = -1;
        for (WorkKind kind : KINDS) {
            if (underway.count(kind) > TrueReasons.slots(kind)) {
                String why = underway.count(kind) + " requests are under way for " + kind.slug();
                breaches.add(this, atMicros, name, null, why);
            }
            if (device.pending(kind) > 0) {
                assets = assets < 0 ? assets(device) : assets;
                if (device.pending(kind) > assets) {
                    String why = device.pending(kind) + " items for " + kind.slug();
                    breaches.add(this, atMicros, name, null, why + ", of " + assets + " assets");
                }
            }
        }
        standsBack(name, atMicros);
    }

    private void standsBack(String device, long atMicros) {
        Map<Place, Long> back = back(device);
        if (back.isEmpty()) {
            return;
        }
        Map.Entry<Place, Long> oldest = back.entrySet().iterator().next();
        long longest = SyncPolicy.STANDARD.longestRetryMicros() + MARGIN_MICROS;
        if (atMicros - oldest.getValue() > longest) {
            breaches.add(
                    this,
                    oldest.getValue() + longest,
                    device,
                    oldest.getKey().asset(),
                    oldest.getKey().kind().slug()
                            + " has stood back since "
                            + Words.clockSeconds(oldest.getValue())
                            + " and was not tried again");
        }
    }

    private int assets(DeviceLedger device) {
        Phone phone = Objects.requireNonNull(world.phones().get(device.device()));
        return phone.library().size() + world.cloud().account(device.account()).records().size();
    }

    private Map<Place, Long> back(String device) {
        return standingBack.computeIfAbsent(device, _ -> new LinkedHashMap<>());
    }
}
