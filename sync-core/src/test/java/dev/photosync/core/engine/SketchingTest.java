package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent.ListingInstead.Fault;
import dev.photosync.core.sketch.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a resync asks for a sketch, and for more of one that does not do.
class SketchingTest {
    private static final int PAGE = 250;
    private static final int SIZE = 300;
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud);

    private void knowAndForget(int size) {
        for (int i = 0; i < size; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        host.start().settle();
        for (int i = 0; i < 100; i++) {
            cloud.put(Photos.id(i), Photos.photo(i).withFavourite(true));
        }
        cloud.forgetHistory();
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
    }

    @ParameterizedTest
    @CsvSource({"250,false", "251,true"})
    void asksForASketchOnceItKnowsMoreThanAPageOfRecords(int known, boolean sketch) {
        knowAndForget(known);
        assertThat(host.only().body)
                .isInstanceOf(sketch ? Request.OpenSketch.class : Request.ListRecords.class);
        if (!sketch) {
            assertThat(host.only().body)
                    .isEqualTo(new Request.ListRecords(new Cursor(1, known), null, PAGE));
        }
    }

    private FakeHost.Pending sketchOnly(int cells) {
        FakeHost.Pending open = host.find(Request.OpenSketch.class);
        cloud.serve(open.body);
        open.served =
                new Reply.SketchPage(
                        Sketch.of(cloud.records(), 0, cells),
                        cloud.records().digest(),
                        cloud.end());
        host.answer(open);
        return host.find(Request.ExtendSketch.class);
    }

    @ParameterizedTest
    @CsvSource({"10,64", "128,64", "150,75"})
    void asksForHalfAsMuchAgainButForSomeCells(int cells, int more) {
        knowAndForget(SIZE);
        assertThat(sketchOnly(cells).body)
                .isEqualTo(new Request.ExtendSketch(cloud.end(), cells, more));
        host.settle();
        assertThat(host.library()).isEqualTo(cloud.records());
        assertThat(host.events(EngineEvent.ListingInstead.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsTheListingIfMoreCellsComeOfAnotherState(boolean ofAnotherCursor) {
        knowAndForget(SIZE);
        FakeHost.Pending extend = sketchOnly(10);
        Reply.SketchPage right = (Reply.SketchPage) cloud.serve(extend.body);
        extend.served =
                ofAnotherCursor
                        ? new Reply.SketchPage(right.sketch(), right.digest(), new Cursor(1, 1))
                        : new Reply.SketchPage(right.sketch(), right.digest() + 1, right.asOf());
        host.answer(extend);
        assertThat(host.events(EngineEvent.ListingInstead.class))
                .containsExactly(new EngineEvent.ListingInstead(Fault.FORGOTTEN));
        host.settle();
        assertThat(host.library()).isEqualTo(cloud.records());
    }

    /// A record that changes while the listing is read may be on a page that has been read.
    @Test
    void readsTheFeedOnFromWhereAListingBegan() {
        for (int i = 0; i < SIZE; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        cloud.forgetHistory();
        host.start();
        host.answer(host.only());
        host.answer(host.find(Request.ListRecords.class));
        var first = host.library();
        assertThat(first.size()).isEqualTo(PAGE);
        first.forEach((id, revision) -> cloud.put(id, revision.withFavourite(true)));
        host.settle();
        assertThat(host.library()).isEqualTo(cloud.records());
    }
}
