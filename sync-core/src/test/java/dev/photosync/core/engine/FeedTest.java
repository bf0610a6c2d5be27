package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Release STOPS = new Release("16", 3, RecordKind.ASSET, false);
    private static final Release SETS_ASIDE = new Release("17", 3, RecordKind.ASSET, true);
    private final FakeCloud cloud = new FakeCloud();
    private final AssetId id = Photos.id(1);

    private FakeHost host() {
        return new FakeHost(cloud);
    }

    private FakeHost host(Release release) {
        return new FakeHost(cloud, FakeHost.GOOD, SyncPolicy.STANDARD, release);
    }

    @Test
    void readsAllPagesAndFetchesTheOriginals() {
        for (int i = 0; i < 600; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        FakeHost host = host().start().settle();
        assertThat(host.sent(Request.FetchChanges.class)).hasSize(3);
        assertThat(host.library()).isEqualTo(cloud.records());
        for (int i = 0; i < 600; i++) {
            assertThat(host.rendition(Photos.id(i))).isEqualTo(Rendition.ORIGINAL);
        }
        assertThat(host.pendingItems()).isEmpty();
        assertThat(host.image().cursor()).isEqualTo(cloud.end());
    }

    /// Each prefix of the journal must hold everything that its cursor has passed.
    @Test
    void neverJournalsACursorWithoutTheChangesBeforeIt() {
        for (int i = 0; i < 700; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        FakeHost host = host().start().settle();
        long passed = 0;
        int heard = 0;
        for (JournalRecord record : host.journal()) {
            if (record instanceof JournalRecord.PageApplied page) {
                heard += page.changes().size();
                passed = page.next().position();
                assertThat(heard).isEqualTo((int) passed);
            }
        }
        assertThat(passed).isEqualTo(700);
    }

    /// Wherever the journal of a device in step ends, what is agreed is not older than what it
    /// knows of the cloud: else the device would take for a change of its own what it had from
    /// there.
    @Test
    void neverJournalsWhatTheCloudHasBeforeWhatWasAgreedOnIt() {
        for (int i = 0; i < 700; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        cloud.forgetHistory();
        FakeHost host = host().start().settle();
        cloud.put(Photos.id(1), Photos.photo(1).withFavourite(true));
        host.input(new Input.HintReceived());
        host.settle();
        EngineImage image = EngineImage.EMPTY;
        for (JournalRecord record : host.journal()) {
            image = image.apply(record);
            assertThat(image.base()).isEqualTo(image.remote());
        }
        assertThat(image.base()).isEqualTo(cloud.records());
    }

    @Test
    void savesTheCursorOfAListingOnlyAfterItsLastPage() {
        for (int i = 0; i < 600; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        cloud.forgetHistory();
        FakeHost host = host().start();
        host.answer(host.only());
        assertThat(host.events(EngineEvent.ResyncBegan.class)).hasSize(1);
        for (int i = 0; i < 2; i++) {
            host.answer(host.find(Request.ListRecords.class));
            assertThat(host.image().cursor()).isEqualTo(Cursor.START);
        }
        host.settle();
        assertThat(host.events(EngineEvent.ResyncDone.class)).hasSize(1);
        assertThat(host.image().cursor()).isEqualTo(cloud.end());
        assertThat(host.library()).isEqualTo(cloud.records());
    }

    @Test
    void resyncsInFullWhenItsCursorHasExpired() {
        FakeHost host = host().start().settle();
        host.take(id, Photos.photo(1));
        host.settle();
        cloud.put(id, Photos.photo(1).withState(AssetState.TRASHED, 9));
        cloud.put(Photos.id(2), Photos.photo(2));
        cloud.forgetHistory();
        host.hint();
        host.settle();
        assertThat(host.library()).isEqualTo(cloud.records());
        assertThat(host.local(id).state()).isEqualTo(AssetState.TRASHED);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void startsTheListingAgainAfterACrashInItsMiddle() {
        for (int i = 0; i < 600; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        cloud.forgetHistory();
        FakeHost host = host().start();
        host.answer(host.only());
        host.answer(host.find(Request.ListRecords.class));
        host.restart(false, true).settle();
        assertThat(host.library()).isEqualTo(cloud.records());
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void missesNoHintThatComesWhileAPageIsOnItsWay() {
        FakeHost host = host().start();
        FakeHost.Pending page = host.only();
        host.serve(page);
        cloud.put(id, Photos.photo(1));
        host.hint();
        host.settle();
        assertThat(host.library().get(id)).isEqualTo(Photos.photo(1));
    }

    @Test
    void looksAgainByItselfWhenHintsAreLost() {
        FakeHost host = host().start().settle();
        cloud.put(id, Photos.photo(1));
        host.pass(SyncPolicy.STANDARD.sweepMicros() + 1);
        assertThat(host.library().get(id)).isEqualTo(Photos.photo(1));
    }

    @Test
    void stopsReadingWhenMoreIsSaidToComeButTheCursorStays() {
        FakeHost host = host().start();
        FakeHost.Pending page = host.only();
        page.served =
                new Reply.ChangePage(
                        ImmutableList.of(), Cursor.START, true, 1_000_000, ImmutableSet.of());
        host.answer(page);
        assertThat(host.pending).isEmpty();
        assertThat(host.events(EngineEvent.PollDone.class)).hasSize(1);
    }

    @Test
    void stopsAtARecordItCannotReadIfItIsAnOldRelease() {
        cloud.put(id, Photos.photo(1).withRecordKind(RecordKind.SPATIAL));
        cloud.put(Photos.id(2), Photos.photo(2));
        FakeHost host = host(STOPS).start().settle();
        assertThat(host.held(WorkKind.CHANGES)).isEqualTo(Reason.UNKNOWN_RECORD.bit());
        assertThat(host.library().isEmpty()).isTrue();
        assertThat(host.image().cursor()).isEqualTo(Cursor.START);
        host.take(Photos.id(3), Photos.photo(3));
        host.settle();
        assertThat(cloud.get(Photos.id(3))).isNotNull();
        host.restart(FakeHost.config("phone", host.policy(), FakeHost.RELEASE), true, false)
                .settle();
        assertThat(host.library()).isEqualTo(cloud.records());
    }

    @Test
    void stopsAtARecordItCannotReadInAListingToo() {
        cloud.put(id, Photos.photo(1).withRecordKind(RecordKind.SPATIAL));
        cloud.forgetHistory();
        FakeHost host = host(STOPS).start().settle();
        assertThat(host.held(WorkKind.CHANGES)).isEqualTo(Reason.UNKNOWN_RECORD.bit());
        assertThat(host.image().cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void setsARecordAsideThatItCannotReadUntilItIsUpdated() {
        cloud.put(id, Photos.photo(1).withRecordKind(RecordKind.SPATIAL));
        cloud.put(Photos.id(2), Photos.photo(2));
        FakeHost host = host(SETS_ASIDE).start().settle();
        assertThat(host.held(WorkKind.CHANGES)).isZero();
        assertThat(host.library().get(id)).isNull();
        assertThat(host.library().get(Photos.id(2))).isNotNull();
        host.restart(FakeHost.config("phone", host.policy(), FakeHost.RELEASE), true, false)
                .settle();
        assertThat(host.library()).isEqualTo(cloud.records());
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void saysWhyAChangeOfItsOwnToARecordSetAsideWaits() {
        FakeHost host = host(SETS_ASIDE).start().settle();
        host.take(id, Photos.photo(1));
        host.settle();
        Revision theirs = Photos.photo(1).withRecordKind(RecordKind.SPATIAL);
        cloud.put(id, theirs);
        host.hint();
        host.settle();
        host.change(id, Photos.photo(1).withFavourite(true));
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isEqualTo(theirs);
        assertThat(host.events(EngineEvent.Parked.class).getLast())
                .isEqualTo(
                        new EngineEvent.Parked(
                                id, WorkKind.METADATA, 0, Reason.UNKNOWN_RECORD.bit()));
        Revision readable = Photos.photo(1).withAlbums(ImmutableSortedSet.of("Alps"));
        cloud.put(id, readable);
        host.hint();
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isEqualTo(readable.withFavourite(true));
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void uploadsEverythingAgainAndDeletesNothingWhenTheZoneIsLost() {
        FakeHost host = host().start().settle();
        for (int i = 0; i < 20; i++) {
            host.take(Photos.id(i), Photos.photo(i));
        }
        host.change(Photos.id(3), Photos.photo(3).withState(AssetState.TRASHED, 5));
        host.settle();
        var before = host.library();
        cloud.loseZone();
        host.hint();
        host.settle();
        assertThat(host.events(EngineEvent.ZoneLost.class)).isNotEmpty();
        assertThat(host.library()).isEqualTo(before);
        assertThat(cloud.records()).isEqualTo(before);
        assertThat(cloud.contentCount()).isEqualTo(20);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void recoversFromACrashRightAfterTheZoneWasLost() {
        FakeHost host = host().start().settle();
        host.take(id, Photos.photo(1));
        host.settle();
        cloud.loseZone();
        host.hint();
        host.answer(host.only());
        host.restart(true, false).settle();
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1));
        assertThat(cloud.contentCount()).isEqualTo(1);
    }
}
