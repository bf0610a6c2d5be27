package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent.ListingInstead.Fault;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.sketch.Sketch;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A device whose place in the feed is gone finds out what differs, whatever the cloud answers.
class ResyncTest {
    private static final int SIZE = 2_000;

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud);

    ResyncTest() {
        for (int i = 0; i < SIZE; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        host.start().settle();
        cloud.forgetHistory();
    }

    private void change(int records) {
        for (int i = 0; i < records; i++) {
            int number = i % 2 == 0 ? i : SIZE + i;
            cloud.put(Photos.id(number), Photos.photo(number).withFavourite(true));
        }
        cloud.forgetHistory();
        host.hint();
    }

    private void assertInStep() {
        assertThat(host.library()).isEqualTo(cloud.records());
        assertThat(host.image().cursor()).isEqualTo(cloud.end());
        assertThat(host.pendingItems()).isEmpty();
    }

    private List<Fault> faults() {
        return host.events(EngineEvent.ListingInstead.class).stream()
                .map(EngineEvent.ListingInstead::fault)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 300})
    void readsOnlyTheRecordsThatDiffer(int records) {
        change(records);
        host.settle();
        assertInStep();
        assertThat(faults()).isEmpty();
        assertThat(host.sent(Request.ListRecords.class)).isEmpty();
        assertThat(
                        host.sent(Request.FetchRecords.class).stream()
                                .mapToInt(fetch -> fetch.entryDigests().length())
                                .sum())
                .isEqualTo(records);
    }

    @Test
    void readsTheListingIfMostDiffers() {
        change(SIZE);
        host.settle();
        assertInStep();
        assertThat(faults()).containsExactly(Fault.TOO_DIFFERENT);
        assertThat(host.sent(Request.ListRecords.class)).isNotEmpty();
    }

    /// What the device changed meanwhile is neither lost nor undone.
    @Test
    void mergesItsOwnChangesWithWhatItMissed() {
        host.take(Photos.id(0), Photos.photo(0).withState(AssetState.TRASHED, 5));
        change(4);
        host.settle();
        assertInStep();
        assertThat(host.local(Photos.id(0)).state()).isEqualTo(AssetState.TRASHED);
        assertThat(host.local(Photos.id(0)).favourite()).isTrue();
    }

    @Test
    void takesInWhatChangesWhileItAsks() {
        change(10);
        host.answer(host.find(Request.FetchChanges.class));
        host.answer(host.find(Request.OpenSketch.class));
        cloud.put(Photos.id(2), Photos.photo(2).withState(AssetState.TRASHED, 9));
        cloud.put(Photos.id(77), Photos.photo(77).withFavourite(true));
        host.hint();
        host.settle();
        assertInStep();
        assertThat(faults()).isEmpty();
    }

    /// The request of the reader of the feed that is under way.
    private FakeHost.Pending reading() {
        return host.pending.values().stream()
                .filter(sent -> sent.kind == WorkKind.CHANGES)
                .findFirst()
                .orElseThrow();
    }

    /// Serves the requests of a resync with replies that are made worse.
    private void settleWith(Class<? extends Request> kind, UnaryOperator<Reply> worsened) {
        host.answer(host.find(Request.FetchChanges.class));
        for (int i = 0; i < 40 && faults().isEmpty(); i++) {
            FakeHost.Pending sent = reading();
            if (kind.isInstance(sent.body)) {
                sent.served = worsened.apply(cloud.serve(sent.body));
            }
            host.answer(sent);
        }
        host.settle();
        assertInStep();
        assertThat(host.sent(Request.ListRecords.class)).isNotEmpty();
    }

    private void settleWithSketch(UnaryOperator<Reply.SketchPage> worsened) {
        settleWith(Request.OpenSketch.class, reply -> worsened.apply((Reply.SketchPage) reply));
    }

    @Test
    void readsTheListingIfTheDigestIsWrong() {
        change(10);
        settleWithSketch(page -> new Reply.SketchPage(page.sketch(), 1, page.asOf()));
        assertThat(faults()).containsExactly(Fault.WRONG_DIGEST);
    }

    @Test
    void readsTheListingIfTheCellsAreNotThoseAskedFor() {
        change(10);
        settleWithSketch(page ->
                new Reply.SketchPage(
                        Sketch.of(cloud.records(), 7, 50), page.digest(), page.asOf()));
        assertThat(faults()).containsExactly(Fault.MALFORMED);
    }

    @Test
    void readsTheListingIfTheCellsNeverComeToAnEnd() {
        change(10);
        host.answer(host.find(Request.FetchChanges.class));
        SplittableRandom noise = new SplittableRandom(3);
        for (int i = 0; faults().isEmpty(); i++) {
            assertThat(i).isLessThan(40);
            FakeHost.Pending sent = reading();
            int first = sent.body instanceof Request.ExtendSketch extend ? extend.first() : 0;
            Sketch cells =
                    Sketch.received(first, noise.longs(100).toArray(), new int[100], new byte[100]);
            sent.served = new Reply.SketchPage(cells, 1, Cursor.START);
            host.answer(sent);
        }
        assertThat(faults()).containsExactly(Fault.ENDLESS);
        host.settle();
        assertInStep();
    }

    @Test
    void readsTheListingIfNotTheRecordsAskedForCome() {
        change(10);
        settleWith(
                Request.FetchRecords.class,
                reply -> {
                    Reply.RecordPage page = (Reply.RecordPage) reply;
                    ImmutableList<RecordChange> fewer = page.records().subList(1, 10);
                    return new Reply.RecordPage(fewer, false, page.asOf());
                });
        assertThat(faults()).containsExactly(Fault.WRONG_RECORDS);
    }

    @Test
    void readsTheListingIfTheCloudForgetsWhatItHasSketched() {
        change(10);
        host.answer(host.find(Request.FetchChanges.class));
        host.answer(host.find(Request.OpenSketch.class));
        cloud.forgetSketches();
        host.settle();
        assertInStep();
        assertThat(faults()).containsExactly(Fault.FORGOTTEN);
    }

    @Test
    void beginsAgainAfterACrashInItsMiddle() {
        change(300);
        host.answer(host.find(Request.FetchChanges.class));
        host.answer(host.find(Request.OpenSketch.class));
        host.answer(host.find(Request.FetchRecords.class));
        host.restart(false, true).settle();
        assertInStep();
    }

    @Test
    void asksACloudWhoseFeedExpiresForEverLessAndLessOften() {
        cloud.refuseAll(
                Request.FetchChanges.class::isInstance, new CloudError.ChangeTokenExpired());
        change(10);
        host.pass(FakeHost.HOUR);
        assertThat(host.sent(Request.FetchChanges.class)).hasSizeLessThan(100);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertInStep();
    }
}
