package dev.photosync.sim.cloud;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.core.sketch.RangeSample;
import dev.photosync.core.sketch.Sketch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers devices that want to know in what they differ from a zone.
///
/// An exchange is about one state of the zone. The desk keeps the last states it was asked about,
/// which costs little, as they share what did not change.
final class SketchDesk {
    private static final int STATES = 64;

    private final Zone zone;
    private final Map<Cursor, LibrarySnapshot> states = new LinkedHashMap<>();

    SketchDesk(Zone zone) {
        this.zone = zone;
    }

    Reply open(Request.OpenSketch open) {
        if (zone.foreign(open.since())) {
            return new Reply.Refused(new CloudError.ZoneNotFound());
        }
        LibrarySnapshot records = zone.records();
        Cursor asOf = zone.end();
        long differing = RangeSample.of(records).differing(open.sample());
        int cells = Sketch.cellsFor(differing, records.size(), open.assets());
        states.put(asOf, records);
        if (states.size() > STATES) {
            states.remove(states.keySet().iterator().next());
        }
        return new Reply.SketchPage(Sketch.of(records, 0, cells), records.digest(), asOf);
    }

    Reply extend(Request.ExtendSketch extend) {
        LibrarySnapshot records = states.get(extend.asOf());
        if (records == null) {
            return unknown(extend.asOf());
        }
        int cells = Math.min(extend.cells(), Sketch.MAX_CELLS);
        return new Reply.SketchPage(
                Sketch.of(records, extend.first(), cells), records.digest(), extend.asOf());
    }

    /// Forgets all states: the zone is lost.
    void forgetAll() {
        states.clear();
    }

    /// Finds the records by going through all, once a page.
    Reply fetch(Request.FetchRecords fetch) {
        LibrarySnapshot records = states.get(fetch.asOf());
        if (records == null) {
            return unknown(fetch.asOf());
        }
        long[] wanted = sorted(fetch.entryDigests());
        ImmutableList.Builder<RecordChange> found = ImmutableList.builder();
        records.forEachDigest((idHigh, idLow, entryDigest) -> {
            if (Arrays.binarySearch(wanted, entryDigest) >= 0) {
                AssetId id = new AssetId(idHigh, idLow);
                Revision current = zone.get(id);
                if (current != null) {
                    found.add(new RecordChange(id, current));
                }
            }
        });
        return new Reply.RecordPage(found.build(), false, fetch.asOf());
    }

    private static long[] sorted(ImmutableLongArray digests) {
        long[] sorted = digests.toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private Reply unknown(Cursor asOf) {
        return new Reply.Refused(
                zone.foreign(asOf)
                        ? new CloudError.ZoneNotFound()
                        : new CloudError.ChangeTokenExpired());
    }
}
