package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the trees append to the journal, when that is a checkpoint, and of what they deny that it
/// is durable.
class TreesTest {
    private static final Revision PHOTO = Photos.photo(1);
    private final Outbox outbox = new Outbox(new RequestHeader(Photos.ACCOUNT, "phone", 3));
    private final AssetId id = Photos.id(1);
    private final List<AssetId> confirmed = new ArrayList<>();

    private static Trees trees(int known) {
        LibrarySnapshot.Builder library = LibrarySnapshot.builder();
        for (int i = 0; i < known; i++) {
            library.add(Photos.id(i), PHOTO);
        }
        LibrarySnapshot all = library.build();
        return new Trees(all, new EngineImage(all, all, new Cursor(1, known)));
    }

    private List<Effect> flush(Trees trees) {
        trees.flush(outbox);
        return outbox.drain();
    }

    private static ImmutableList<RecordChange> page(int records) {
        ImmutableList.Builder<RecordChange> page = ImmutableList.builder();
        for (int i = 0; i < records; i++) {
            page.add(new RecordChange(Photos.id(i), PHOTO.withFavourite(true)));
        }
        return page.build();
    }

    @Test
    void numbersWhatItAppendsInOrder() {
        Trees trees = trees(0);
        trees.agree(id, PHOTO);
        trees.takePage(page(1), new Cursor(1, 1));
        assertThat(flush(trees))
                .containsExactly(
                        new Effect.Append(
                                1,
                                new JournalRecord.Agreed(
                                        ImmutableList.of(new RecordChange(id, PHOTO)))),
                        new Effect.Append(
                                2, new JournalRecord.PageApplied(page(1), new Cursor(1, 1))));
        trees.loseZone(outbox);
        assertThat(flush(trees))
                .containsExactly(new Effect.Append(3, new JournalRecord.ZoneLost()));
    }

    @Test
    void appendsNothingThatWasAgreedOrHeardInAZoneSinceLost() {
        Trees trees = trees(0);
        trees.agree(id, PHOTO);
        trees.takePage(page(1), new Cursor(1, 1));
        trees.loseZone(outbox);
        assertThat(flush(trees))
                .containsExactly(new Effect.Append(1, new JournalRecord.ZoneLost()));
        assertThat(trees.remote().isEmpty()).isTrue();
        assertThat(trees.base().isEmpty()).isTrue();
    }

    /// How many records of so many changes each are appended up to the first checkpoint.
    private int recordsUntilCheckpoint(Trees trees, JournalRecord of, int changes) {
        for (int records = 1; records < 30_000; records++) {
            switch (of) {
                case JournalRecord.PageApplied _ ->
                        trees.takePage(page(changes), new Cursor(1, records));
                case JournalRecord.ListingApplied _ -> trees.takeListing(page(changes));
                case JournalRecord.Agreed _ -> trees.agree(page(changes));
                case JournalRecord.ZoneLost _ -> trees.loseZone(outbox);
            }
            List<Effect> effects = flush(trees);
            if (effects.getLast() instanceof Effect.WriteCheckpoint checkpoint) {
                assertThat(effects).hasSize(2);
                assertThat(effects.getFirst())
                        .isInstanceOf(Effect.Append.class)
                        .extracting(effect -> ((Effect.Append) effect).sequence())
                        .isEqualTo(checkpoint.sequence());
                assertThat(checkpoint.sequence()).isEqualTo(records);
                return records;
            }
        }
        throw new AssertionError("the journal grows for ever");
    }

    /// Four megabytes, with 150 bytes for each record and each change in it.
    @Test
    void writesACheckpointAfterAsMuchHoweverItWasAppended() {
        int changes = 249;
        int pages = 4_000_000 / (150 * (changes + 1)) + 1;
        ImmutableList<RecordChange> none = ImmutableList.of();
        assertThat(
                        recordsUntilCheckpoint(
                                trees(0),
                                new JournalRecord.PageApplied(none, Cursor.START),
                                changes))
                .isEqualTo(pages);
        assertThat(
                        recordsUntilCheckpoint(
                                trees(0), new JournalRecord.ListingApplied(none), changes))
                .isEqualTo(pages);
        assertThat(recordsUntilCheckpoint(trees(0), new JournalRecord.Agreed(none), changes))
                .isEqualTo(pages);
        assertThat(recordsUntilCheckpoint(trees(0), new JournalRecord.ZoneLost(), 0))
                .isEqualTo(4_000_000 / 150 + 1);
    }

    @Test
    void letsTheJournalOfALargeLibraryGrowToTwiceItsSize() {
        int known = 20_000;
        int changes = 249;
        assertThat(
                        recordsUntilCheckpoint(
                                trees(known),
                                new JournalRecord.PageApplied(ImmutableList.of(), Cursor.START),
                                changes))
                .isEqualTo(2 * known / (changes + 1) + 1);
    }

    @Test
    void isSureOfNothingThatTheHostHasNotWritten() {
        Trees trees = trees(0);
        assertThat(trees.durable(id)).isTrue();
        trees.agree(id, PHOTO);
        assertThat(trees.durable(id)).isFalse();
        flush(trees);
        trees.agree(Photos.id(2), PHOTO);
        flush(trees);
        trees.written(0, confirmed::add);
        assertThat(trees.durable(id)).isFalse();
        assertThat(confirmed).isEmpty();
        trees.written(1, confirmed::add);
        assertThat(trees.durable(id)).isTrue();
        assertThat(trees.durable(Photos.id(2))).isFalse();
        assertThat(confirmed).containsExactly(id);
        trees.written(2, confirmed::add);
        assertThat(trees.durable(Photos.id(2))).isTrue();
        assertThat(confirmed).containsExactly(id, Photos.id(2));
    }

    @Test
    void isSureOfAnAssetOnceAllThatWasAgreedOfItIsWritten() {
        Trees trees = trees(0);
        trees.agree(id, PHOTO);
        flush(trees);
        trees.agree(id, PHOTO.withFavourite(true));
        flush(trees);
        trees.written(1, confirmed::add);
        assertThat(trees.durable(id)).isFalse();
        assertThat(confirmed).isEmpty();
        trees.written(2, confirmed::add);
        assertThat(trees.durable(id)).isTrue();
        assertThat(confirmed).containsExactly(id);
    }

    @Test
    void agreesOnNothingElseThatTheCloudHas() {
        Trees trees = trees(0);
        trees.hearRemote(Photos.id(2), PHOTO);
        trees.agree(ImmutableList.of(new RecordChange(id, PHOTO)));
        assertThat(trees.base().size()).isEqualTo(1);
        trees.agree(Photos.id(3), PHOTO);
        assertThat(trees.base().size()).isEqualTo(2);
        assertThat(trees.base().get(Photos.id(2))).isNull();
        assertThat(trees.remote().size()).isEqualTo(3);
    }

    @Test
    void isContradictedByAPageThatWasAskedForBeforeItAgreedOtherwise() {
        Trees trees = trees(0);
        trees.askForPage();
        trees.agree(id, PHOTO);
        assertThat(trees.contradicted(page(2))).isTrue();
    }

    @Test
    void isContradictedByAPageThatWasAskedForBeforeItHeardOtherwise() {
        Trees trees = trees(0);
        trees.askForPage();
        trees.hearRemote(id, PHOTO);
        assertThat(trees.contradicted(page(2))).isTrue();
        assertThat(trees.contradicted(ImmutableList.of(new RecordChange(id, PHOTO)))).isFalse();
        trees.askForPage();
        assertThat(trees.contradicted(page(2))).isFalse();
    }

    @Test
    void isNotContradictedByAPageThatWasAskedForAfterIt() {
        Trees trees = trees(0);
        trees.hearRemote(id, PHOTO);
        trees.askForPage();
        assertThat(trees.contradicted(page(2))).isFalse();
    }
}
