package dev.photosync.core.engine;

import com.google.common.primitives.ImmutableLongArray;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent.ListingInstead.Fault;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.sketch.RangeSample;
import dev.photosync.core.sketch.Sketch;
import dev.photosync.core.sketch.SketchDecoder;
import org.jspecify.annotations.Nullable;

/// A full resync: brings what is known of the cloud up to date when the feed's history is gone.
///
/// Exchanges sketches to find out which records differ, and reads only those. What it learns this
/// way it proves by the cloud's digest. It reads the whole listing instead if little is known of
/// the cloud, if so much differs that a listing takes less, or if the cloud's answers do not add
/// up; the sketches until then are at most a tenth of the listing.
final class Resync {
    /// Cells for each record known: with 13 bytes against 220 the tenth of a listing.
    private static final double MOST_CELLS = 1.5;

    private static final int LEAST_MORE_CELLS = 64;

    private final Cursor since;
    private final LibrarySnapshot known;
    private final int pageRecords;
    private final SketchDecoder decoder;
    private Step step;

    private sealed interface Step {
        record Open() implements Step {}

        record Extend(Cursor asOf, long digest) implements Step {}

        record Fetch(Cursor asOf, ImmutableLongArray left) implements Step {}

        record List(@Nullable AssetId after, @Nullable Cursor asOf) implements Step {}

        record Done(Cursor asOf) implements Step {}
    }

    /// @param since where the feed was read to
    /// @param known the cloud's records as far as known
    /// @param pageRecords how many records a page may have: a listing of no more is read at once
    Resync(Cursor since, LibrarySnapshot known, int pageRecords) {
        this.since = since;
        this.known = known;
        this.pageRecords = pageRecords;
        this.decoder = new SketchDecoder(known);
        this.step = known.size() > pageRecords ? new Step.Open() : new Step.List(null, null);
    }

    /// The request that comes next.
    Request request() {
        return switch (step) {
            case Step.Open _ -> new Request.OpenSketch(since, RangeSample.of(known), known.size());
            case Step.Extend extend -> {
                int taken = decoder.taken();
                int more = Math.clamp(taken / 2, LEAST_MORE_CELLS, Sketch.MAX_CELLS);
                yield new Request.ExtendSketch(extend.asOf(), taken, more);
            }
            case Step.Fetch fetch -> new Request.FetchRecords(fetch.asOf(), page(fetch.left()));
            case Step.List list -> new Request.ListRecords(since, list.after(), pageRecords);
            case Step.Done _ -> throw new IllegalStateException("the resync is done");
        };
    }

    /// What the last request asked for came.
    ///
    /// @return why the listing is to be read instead; null if nothing is wrong
    @Nullable Fault onSketch(Reply.SketchPage page) {
        if (!(step instanceof Step.Open || step instanceof Step.Extend)) {
            return null;
        }
        if (step instanceof Step.Extend(Cursor asOf, long digest)
                && !(asOf.equals(page.asOf()) && digest == page.digest())) {
            return list(Fault.FORGOTTEN);
        }
        if (page.sketch().size() == 0) {
            return list(Fault.TOO_DIFFERENT);
        }
        return switch (decoder.take(page.sketch())) {
            case MALFORMED -> list(Fault.MALFORMED);
            case MORE -> {
                step = new Step.Extend(page.asOf(), page.digest());
                yield decoder.taken() > MOST_CELLS * known.size() ? list(Fault.ENDLESS) : null;
            }
            case DONE -> decoded(page);
        };
    }

    private @Nullable Fault decoded(Reply.SketchPage page) {
        ImmutableLongArray missing = decoder.missing();
        if (known.digest() + sum(missing) - sum(decoder.surplus()) != page.digest()) {
            return list(Fault.WRONG_DIGEST);
        }
        fetch(page.asOf(), missing);
        return null;
    }

    /// Records came, of the listing or such as were asked for.
    ///
    /// @return why the listing is to be read instead; null if nothing is wrong
    @Nullable Fault onRecords(Reply.RecordPage page) {
        if (step instanceof Step.Fetch(Cursor asOf, ImmutableLongArray left)) {
            int asked = page(left).length();
            if (page.records().size() != asked) {
                return list(Fault.WRONG_RECORDS);
            }
            fetch(asOf, left.subArray(asked, left.length()));
        } else if (step instanceof Step.List list) {
            Cursor asOf = list.asOf() == null ? page.asOf() : list.asOf();
            step =
                    page.moreComing() && !page.records().isEmpty()
                            ? new Step.List(page.records().getLast().id(), asOf)
                            : new Step.Done(asOf);
        }
        return null;
    }

    /// The cloud no longer has the state that it was asked about.
    ///
    /// @return why the listing is to be read instead; null if it is read already, which is of no
    ///   one state
    @Nullable Fault onExpired() {
        return step instanceof Step.List ? null : list(Fault.FORGOTTEN);
    }

    /// From where the feed is to be read on; null until the resync is done.
    @Nullable Cursor done() {
        return step instanceof Step.Done(Cursor asOf) ? asOf : null;
    }

    private void fetch(Cursor asOf, ImmutableLongArray left) {
        step = left.isEmpty() ? new Step.Done(asOf) : new Step.Fetch(asOf, left);
    }

    private ImmutableLongArray page(ImmutableLongArray left) {
        return left.subArray(0, Math.min(pageRecords, left.length()));
    }

    private Fault list(Fault why) {
        step = new Step.List(null, null);
        return why;
    }

    private static long sum(ImmutableLongArray entryDigests) {
        long[] sum = {0};
        entryDigests.forEach(digest -> sum[0] += digest);
        return sum[0];
    }
}
