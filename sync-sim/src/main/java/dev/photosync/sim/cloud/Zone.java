package dev.photosync.sim.cloud;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.trace.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account's records and the history of their changes, of which only so much is remembered.
final class Zone {
    /// So few changes are read sooner than a page of them is looked up.
    private static final int SHORT = 8;

    private final int historyChanges;
    private LibrarySnapshot records = LibrarySnapshot.empty();
    private long generation = 1;
    private final List<AssetId> history = new ArrayList<>();
    private @Nullable PageMemo memo;
    private @Nullable Cursor lastAskedFrom;
    private long forgotten;

    Zone(int historyChanges) {
        this.historyChanges = historyChanges;
    }

    LibrarySnapshot records() {
        return records;
    }

    @Nullable Revision get(AssetId id) {
        return records.get(id);
    }

    /// Puts records, all at once.
    void put(List<Fact.RecordPut> puts) {
        LibrarySnapshot.Builder edited = records.edit(puts.size());
        for (Fact.RecordPut put : puts) {
            edited.add(put.asset(), put.after());
            history.add(put.asset());
            if (history.size() > 2L * historyChanges) {
                forget(history.size() - historyChanges);
            }
        }
        records = edited.build();
    }

    /// Takes a library that was there before the run; it has no history.
    void prefill(LibrarySnapshot library) {
        records = library;
        forgotten = library.size();
    }

    /// Where the feed ends now.
    Cursor end() {
        return new Cursor(generation, forgotten + history.size());
    }

    /// Whether a cursor was issued by another incarnation of this zone.
    boolean foreign(Cursor cursor) {
        return !cursor.equals(Cursor.START) && cursor.generation() != generation;
    }

    /// Whether the history after a cursor is gone, or never was.
    boolean expired(Cursor cursor) {
        return cursor.position() < forgotten || cursor.position() > end().position();
    }

    /// What changed after a cursor that has not expired.
    Page changesAfter(Cursor cursor, int limit) {
        if (cursor.equals(end())) {
            return new Page(ImmutableList.of(), cursor, false);
        }
        if (end().position() - cursor.position() <= SHORT) {
            return readChanges(cursor, limit);
        }
        // With one reader no page is asked for twice; the memo is made for the second.
        if (memo == null && cursor.equals(lastAskedFrom)) {
            memo = new PageMemo();
        }
        lastAskedFrom = cursor;
        return memo == null
                ? readChanges(cursor, limit)
                : memo.get(cursor, limit, end(), () -> readChanges(cursor, limit));
    }

    private Page readChanges(Cursor cursor, int limit) {
        int from = (int) (cursor.position() - forgotten);
        Map<AssetId, RecordChange> changes =
                LinkedHashMap.newLinkedHashMap(Math.min(limit, history.size() - from));
        int index = from;
        while (index < history.size() && changes.size() < limit) {
            AssetId id = history.get(index++);
            Revision revision = records.get(id);
            if (revision != null) {
                changes.put(id, new RecordChange(id, revision));
            }
        }
        return new Page(
                ImmutableList.copyOf(changes.values()),
                new Cursor(generation, forgotten + index),
                index < history.size());
    }

    /// The ids of remembered changes after one cursor and up to another, repeats included.
    List<AssetId> changedBetween(Cursor after, Cursor upTo) {
        if (foreign(after) || foreign(upTo)) {
            return List.of();
        }
        long from = Math.max(0, after.position() - forgotten);
        long to = Math.min(history.size(), upTo.position() - forgotten);
        return from >= to ? List.of() : history.subList((int) from, (int) to);
    }

    /// Records after an id, in id order.
    Page list(@Nullable AssetId after, int limit) {
        ImmutableList.Builder<RecordChange> page = ImmutableList.builder();
        int[] count = new int[1];
        records.forEachAfter(
                after,
                limit,
                (id, revision) -> {
                    page.add(new RecordChange(id, revision));
                    count[0]++;
                });
        return new Page(page.build(), end(), count[0] == limit);
    }

    /// A page of records.
    record Page(ImmutableList<RecordChange> records, Cursor next, boolean more) {}

    /// Forgets all history, so that every cursor but the end's expires.
    void forgetHistory() {
        forget(history.size());
    }

    /// Loses every record; what comes next is another incarnation.
    void lose() {
        records = LibrarySnapshot.empty();
        history.clear();
        forgotten = 0;
        generation++;
    }

    private void forget(int changes) {
        history.subList(0, changes).clear();
        forgotten += changes;
    }
}
