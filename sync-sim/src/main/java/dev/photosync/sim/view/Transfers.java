package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.view.Transfer.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A device's transfers in the making, fed with its engine's reports.
final class Transfers {
    private record Work(AssetId asset, WorkKind kind) {}

    private static final long WAITING = -1;

    /// @param fromMicros when it got its slot; {@link #WAITING} if it has none
    private record Item(long bytes, long queuedMicros, long fromMicros) {
        Item from(long micros) {
            return new Item(bytes, queuedMicros, micros);
        }
    }

    private final String device;
    private final Map<Work, Item> items = new LinkedHashMap<>();
    private final List<Transfer> done = new ArrayList<>();

    Transfers(String device) {
        this.device = device;
    }

    void read(long at, EngineEvent event) {
        switch (event) {
            case EngineEvent.Queued q -> {
                Work work = new Work(q.asset(), q.kind());
                close(at, work, End.REQUEUED);
                items.put(work, new Item(q.bytes(), at, WAITING));
            }
            case EngineEvent.Began b ->
                    items.computeIfPresent(
                            new Work(b.asset(), b.kind()), (_, item) -> item.from(at));
            case EngineEvent.Requeued r -> pause(at, new Work(r.asset(), r.kind()), End.REQUEUED);
            case EngineEvent.Parked p -> pause(at, new Work(p.asset(), p.kind()), End.PARKED);
            case EngineEvent.Finished f -> end(at, new Work(f.asset(), f.kind()), End.FINISHED);
            case EngineEvent.Dropped d -> end(at, new Work(d.asset(), d.kind()), End.DROPPED);
            case EngineEvent.Unparked _,
                    EngineEvent.LaneHeld _,
                    EngineEvent.PollDue _,
                    EngineEvent.PollDone _,
                    EngineEvent.Committed _,
                    EngineEvent.TookRemote _,
                    EngineEvent.Merged _,
                    EngineEvent.Evicted _,
                    EngineEvent.ResyncBegan _,
                    EngineEvent.ListingInstead _,
                    EngineEvent.ResyncDone _,
                    EngineEvent.ZoneLost _,
                    EngineEvent.RequestFailed _ -> {}
        }
    }

    /// The engine stops and forgets what it was at.
    void stopped(long at) {
        closeAll(at, End.STOPPED);
    }

    ImmutableList<Transfer> end(long endMicros) {
        closeAll(endMicros, End.OPEN);
        return ImmutableList.sortedCopyOf(Comparator.comparingLong(Transfer::fromMicros), done);
    }

    private void closeAll(long at, End how) {
        List.copyOf(items.keySet()).forEach(work -> end(at, work, how));
    }

    private void pause(long at, Work work, End how) {
        close(at, work, how);
        items.computeIfPresent(work, (_, item) -> item.from(WAITING));
    }

    private void end(long at, Work work, End how) {
        close(at, work, how);
        items.remove(work);
    }

    private void close(long at, Work work, End how) {
        Item item = items.get(work);
        if (item != null && item.fromMicros() != WAITING) {
            done.add(
                    new Transfer(
                            device,
                            work.asset(),
                            work.kind(),
                            item.bytes(),
                            item.queuedMicros(),
                            item.fromMicros(),
                            at,
                            how));
        }
    }
}
