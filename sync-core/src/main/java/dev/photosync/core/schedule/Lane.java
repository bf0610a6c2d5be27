package dev.photosync.core.schedule;

import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.schedule.WorkItem.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The queue of one kind of work: at most one item per asset, first come first served, with slots.
///
/// An item that is held for a reason of its own is parked, so that it never holds those behind it.
/// Adding, taking and ending cost O(1), and O(log r) for one of r items that have come back;
/// looking again at parked items costs their number.
public final class Lane {
    private final WorkKind kind;
    private final int slots;
    // Looked up, never iterated: its order could not reach a trace.
    private final Map<AssetId, WorkItem> items = new HashMap<>();

    /// Items that have waited here ever since they were added, so in order.
    private final ArrayDeque<WorkItem> first = new ArrayDeque<>();

    /// Items that ran, or stood aside, and have come back to their rank.
    private final PriorityQueue<WorkItem> back =
            new PriorityQueue<>(Comparator.comparingLong(WorkItem::sequence));

    private final Map<WorkItem, Long> parked = new LinkedHashMap<>();
    private int running;

    /// Items that wait for a slot: mostly none, which is told without a look at the queues.
    private int queued;

    /// Entries of both queues that have ended; they leave when they come first or outnumber the
    /// others.
    private int ended;

    private long nextSequence;

    public Lane(WorkKind kind, int slots) {
        this.kind = kind;
        this.slots = slots;
    }

    public WorkKind kind() {
        return kind;
    }

    public int slots() {
        return slots;
    }

    public int running() {
        return running;
    }

    /// Items not yet done, wherever they are.
    public int pending() {
        return items.size();
    }

    /// Whether an item can be taken now.
    public boolean canTake() {
        return running < slots && queued > 0;
    }

    public @Nullable WorkItem get(AssetId asset) {
        // Mostly asked of lanes that are empty.
        return items.isEmpty() ? null : items.get(asset);
    }

    /// Adds work for an asset that has none in this lane.
    public WorkItem add(AssetId asset, long bytes, long chunkBytes) {
        WorkItem item = new WorkItem(asset, kind, bytes, chunkBytes, nextSequence++);
        items.put(asset, item);
        first.add(item);
        queued++;
        return item;
    }

    /// The item whose turn it is; null if none is queued.
    public @Nullable WorkItem peek() {
        if (queued == 0) {
            return null;
        }
        WorkItem waiting = head(first);
        WorkItem returned = back.isEmpty() ? null : head(back);
        if (waiting == null || returned == null) {
            return waiting == null ? returned : waiting;
        }
        return waiting.sequence() < returned.sequence() ? waiting : returned;
    }

    private @Nullable WorkItem head(Queue<WorkItem> queue) {
        WorkItem head = queue.peek();
        while (head != null && head.place() != Place.QUEUED) {
            queue.remove();
            ended--;
            head = queue.peek();
        }
        return head;
    }

    private void takeOut(WorkItem head) {
        if (head == first.peek()) {
            first.remove();
        } else {
            back.remove();
        }
        queued--;
    }

    /// Gives the item whose turn it is a slot.
    public void start(WorkItem head) {
        takeOut(head);
        head.place(Place.RUNNING);
        running++;
    }

    /// Sets the item whose turn it is aside.
    public void park(WorkItem head, long reasons) {
        takeOut(head);
        head.place(Place.PARKED);
        parked.put(head, reasons);
    }

    /// Takes a running item's slot away; it keeps its rank.
    public void requeue(WorkItem item) {
        running--;
        comeBack(item);
    }

    /// Ends an item, wherever it is.
    public void end(WorkItem item) {
        Place place = item.place();
        if (place == Place.RUNNING) {
            running--;
        } else if (place == Place.PARKED) {
            parked.remove(item);
        }
        item.place(Place.GONE);
        items.remove(item.asset());
        if (place == Place.QUEUED) {
            queued--;
            if (++ended > (first.size() + back.size()) / 2) {
                first.removeIf(entry -> entry.place() == Place.GONE);
                back.removeIf(entry -> entry.place() == Place.GONE);
                ended = 0;
            }
        }
    }

    /// Puts parked items with any of these reasons back in the queue.
    public List<WorkItem> reconsider(long reasons) {
        List<WorkItem> back = new ArrayList<>();
        for (Map.Entry<WorkItem, Long> entry : parked.entrySet()) {
            if ((entry.getValue() & reasons) != Reasons.NONE) {
                back.add(entry.getKey());
            }
        }
        for (WorkItem item : back) {
            unpark(item);
        }
        return back;
    }

    /// Puts one parked item back in the queue.
    public void unpark(WorkItem item) {
        if (parked.remove(item) != null) {
            comeBack(item);
        }
    }

    private void comeBack(WorkItem item) {
        item.place(Place.QUEUED);
        back.add(item);
        queued++;
    }

    /// Why a parked item stands aside; empty for any other.
    public long parkedFor(WorkItem item) {
        return parked.getOrDefault(item, Reasons.NONE);
    }
}
