package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which copies the device fetches, keeps and gives up.
class CopiesTest {
    private static final long PLENTY = 50_000_000_000L;
    private static final long SHORT = SyncPolicy.STANDARD.evictBelowBytes() - 1;
    private static final long PART = SyncPolicy.STANDARD.partBytes();
    private final FakeCloud cloud = new FakeCloud();
    private final AssetId id = Photos.id(1);

    private FakeHost host(Settings settings) {
        Conditions conditions =
                new Conditions(Photos.ACCOUNT, FakeHost.WIFI, FakeHost.CHARGER, PLENTY, settings);
        return new FakeHost(cloud, conditions, SyncPolicy.STANDARD, FakeHost.RELEASE)
                .start()
                .settle();
    }

    private FakeHost optimising() {
        return host(FakeHost.OPTIMISING);
    }

    @Test
    void fetchesOptimisedCopiesAndAnOriginalOnDemand() {
        cloud.put(id, Photos.photo(1, 3 * PART));
        FakeHost host = optimising();
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
        host.input(new Input.OriginalRequested(id));
        host.settle();
        assertThat(host.sent(Request.FetchOriginal.class)).hasSize(3);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        host.input(new Input.OriginalRequested(id));
        assertThat(host.pending).isEmpty();
    }

    @Test
    void fetchesAnOriginalOnDemandWhateverThePowerPolicySays() {
        cloud.put(id, Photos.photo(1));
        FakeHost host = optimising();
        host.observe(
                new Settings(
                        true, 0, true, true, false, false, true, true, true, PowerPolicy.STRICT));
        host.observe(new Power(5, false, true, true));
        host.observe(FakeHost.CELLULAR);
        assertThat(host.held(WorkKind.OPTIMISED)).isNotZero();
        host.input(new Input.OriginalRequested(id));
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void fetchesAnOriginalOnceWhenItIsAskedForWhileOnItsWay() {
        cloud.put(id, Photos.photo(1));
        FakeHost host =
                new FakeHost(cloud, FakeHost.GOOD, SyncPolicy.STANDARD, FakeHost.RELEASE).start();
        host.answer(host.only());
        host.input(new Input.OriginalRequested(id));
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        assertThat(host.pendingItems()).isEmpty();
        assertThat(host.log.stream().filter(Effect.StoreCopy.class::isInstance)).hasSize(1);
    }

    @Test
    void saysHowMuchAnEvictionFreed() {
        FakeHost host = optimising();
        host.take(id, Photos.photo(1));
        host.settle();
        host.observeFree(SHORT + 1);
        assertThat(host.events(EngineEvent.Evicted.class)).isEmpty();
        host.observeFree(SHORT);
        assertThat(host.events(EngineEvent.Evicted.class))
                .containsExactly(new EngineEvent.Evicted(id, Photos.SMALL - host.heldBytes()));
    }

    @Test
    void evictsAtTheNextSweepWhatItsOwnerOpenedWhileThePhoneWasFull() {
        cloud.put(id, Photos.photo(1));
        FakeHost host = optimising();
        long sweep = SyncPolicy.STANDARD.sweepMicros();
        host.pass(5 * sweep);
        host.observeFree(SHORT);
        host.input(new Input.OriginalRequested(id));
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        host.pass(sweep - 1);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        host.pass(sweep);
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void fetchesAnOptimisedCopyInPlaceOfOneThatAnEditElsewhereMadeOld() {
        cloud.put(id, Photos.photo(1));
        FakeHost host = optimising();
        Revision edited = Photos.photo(1).withResource(Photos.edit(1, 9_000_000));
        cloud.put(id, edited);
        host.hint();
        host.settle();
        assertThat(host.sent(Request.FetchOptimised.class).getLast().revision()).isEqualTo(edited);
        assertThat(host.heldBytes()).isEqualTo(Rendition.optimisedBytes(edited));
    }

    @Test
    void fetchesAnOptimisedCopyInPlaceOfAnOriginalThatAnEditElsewhereMadeOld() {
        FakeHost host = optimising();
        host.take(id, Photos.photo(1));
        host.settle();
        cloud.put(id, Photos.photo(1).withResource(Photos.edit(1, 9_000_000)));
        host.hint();
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void evictsTheLeastRecentlyUsedOriginalsFirst() {
        FakeHost host = optimising();
        long size = 500_000_000;
        for (int i = 0; i < 8; i++) {
            host.take(Photos.id(i), Photos.photo(i, size));
        }
        host.settle();
        host.input(new Input.OriginalRequested(Photos.id(0)));
        host.input(new Input.OriginalRequested(Photos.id(2)));
        host.observeFree(SHORT);
        List<AssetId> evicted =
                host.events(EngineEvent.Evicted.class).stream()
                        .map(EngineEvent.Evicted::asset)
                        .toList();
        assertThat(evicted)
                .containsExactly(
                        Photos.id(1), Photos.id(3), Photos.id(4), Photos.id(5), Photos.id(6));
        assertThat(host.rendition(Photos.id(0))).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void evictsNothingThatTheCloudHasNotConfirmed() {
        FakeHost host = optimising();
        host.take(id, Photos.photo(1, 3 * PART));
        host.answer(host.only());
        host.observeFree(SHORT);
        while (cloud.get(id) == null) {
            assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
            host.answer(host.only());
        }
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void evictsNothingThatTheJournalDoesNotRememberYet() {
        FakeHost host = optimising();
        host.writesJournal = false;
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
        host.observeFree(SHORT);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        host.input(new Input.JournalWritten(host.journal().size()));
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void evictsWhatAResyncHasConfirmed() {
        FakeHost host = optimising();
        host.observe(Conditions.Network.NONE);
        host.take(id, Photos.photo(1));
        cloud.put(Photos.id(2), Photos.photo(2));
        cloud.put(id, Photos.photo(1));
        cloud.forgetHistory();
        host.observe(FakeHost.WIFI);
        host.settle();
        host.observeFree(SHORT);
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void evictsNothingWithoutOptimizeStorage() {
        FakeHost host = host(FakeHost.SETTINGS);
        host.take(id, Photos.photo(1));
        host.settle();
        host.observeFree(SHORT);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void evictsNothingWhileTheZoneIsLost() {
        FakeHost host = optimising();
        host.take(id, Photos.photo(1));
        host.settle();
        cloud.loseZone();
        host.hint();
        host.answer(host.only());
        host.observeFree(SHORT);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void evictsOriginalsUsedBeforeARestartBeforeThoseUsedAfterIt() {
        Holdings holdings = new Holdings();
        LibrarySnapshot library = LibrarySnapshot.empty();
        for (int i = 0; i < 8; i++) {
            Revision photo = Photos.photo(i, 500_000_000);
            cloud.put(Photos.id(i), photo);
            library = library.with(Photos.id(i), photo);
            holdings.set(Photos.id(i), Rendition.ORIGINAL, photo.sizeBytes(), 90 + i);
        }
        SyncEngine engine =
                new SyncEngine(FakeHost.config("phone", SyncPolicy.STANDARD, FakeHost.RELEASE));
        Conditions optimising =
                new Conditions(
                        Photos.ACCOUNT,
                        FakeHost.WIFI,
                        FakeHost.CHARGER,
                        PLENTY,
                        FakeHost.OPTIMISING);
        EngineImage image = new EngineImage(library, library, cloud.end());
        engine.handle(new Input.Started(library, holdings, image, optimising), 0);
        engine.handle(new Input.OriginalRequested(Photos.id(0)), 0);
        Conditions tight =
                new Conditions(
                        Photos.ACCOUNT,
                        FakeHost.WIFI,
                        FakeHost.CHARGER,
                        SHORT,
                        FakeHost.OPTIMISING);
        engine.handle(new Input.ConditionsObserved(tight), 0);
        assertThat(holdings.rendition(Photos.id(0))).isEqualTo(Rendition.ORIGINAL);
        assertThat(holdings.rendition(Photos.id(1))).isEqualTo(Rendition.OPTIMISED);
    }

    @Test
    void fetchesAfterAStartWhateverCopiesAreMissing() {
        int photos = 150;
        for (int i = 0; i < photos; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        FakeHost host = optimising();
        for (int i = 0; i < photos; i += 3) {
            host.loseCopy(Photos.id(i));
        }
        host.restart(true, true).settle();
        assertThat(host.sent(Request.FetchOptimised.class)).hasSize(photos + photos / 3);
        for (int i = 0; i < photos; i++) {
            assertThat(host.rendition(Photos.id(i))).isEqualTo(Rendition.OPTIMISED);
        }
    }

    @Test
    void goesOnWithADownloadAsSoonAsRoomIsMade() {
        FakeHost host = optimising();
        for (int i = 0; i < 8; i++) {
            host.take(Photos.id(i), Photos.photo(i, 500_000_000));
        }
        host.settle();
        host.writesJournal = false;
        for (int i = 0; i < 8; i++) {
            host.change(Photos.id(i), Photos.photo(i, 500_000_000).withFavourite(true));
        }
        cloud.put(Photos.id(50), Photos.photo(50, 1_900_000_000));
        host.hint();
        host.settle();
        host.observeFree(SHORT);
        assertThat(host.events(EngineEvent.Evicted.class)).isEmpty();
        host.input(new Input.OriginalRequested(Photos.id(50)));
        host.settle();
        assertThat(host.rendition(Photos.id(50))).isEqualTo(Rendition.OPTIMISED);
        host.input(new Input.JournalWritten(host.journal().size()));
        host.settle();
        assertThat(host.events(EngineEvent.Evicted.class)).isNotEmpty();
        assertThat(host.rendition(Photos.id(50))).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void holdsADownloadThatThePhoneHasNoRoomForUntilItHas() {
        cloud.put(id, Photos.photo(1, 1_000_000_000));
        FakeHost host = optimising();
        host.observeFree(SyncPolicy.STANDARD.storageReserveBytes() + 900_000_000);
        host.input(new Input.OriginalRequested(id));
        host.settle();
        assertThat(host.events(EngineEvent.Parked.class).getLast().reasons())
                .isEqualTo(Reason.NO_ROOM_FOR_DOWNLOAD.bit());
        host.observeFree(SyncPolicy.STANDARD.storageReserveBytes() + 4_000_000_000L);
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void cutsChunksShorterWhenConnectionsBreakAndLongerWhenTheyHold() {
        FakeHost host = optimising();
        cloud.put(id, Photos.photo(1, 4 * PART));
        host.hint();
        host.settle();
        host.input(new Input.OriginalRequested(id));
        host.fail(host.only(), TransportFailure.CONNECTION_RESET);
        host.pass(10 * FakeHost.SECOND);
        assertThat(
                        host.sent(Request.FetchOriginal.class).stream()
                                .map(Request.FetchOriginal::lengthBytes))
                .startsWith(PART, PART / 2, PART);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void switchesToOriginalsWhenOptimizeStorageIsSwitchedOff() {
        for (int i = 0; i < 5; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        FakeHost host = optimising();
        host.observe(FakeHost.SETTINGS);
        host.settle();
        for (int i = 0; i < 5; i++) {
            assertThat(host.rendition(Photos.id(i))).isEqualTo(Rendition.ORIGINAL);
        }
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void dropsTheCopiesOfWhatIsPurgedElsewhere() {
        FakeHost host = host(FakeHost.SETTINGS);
        host.take(id, Photos.photo(1));
        host.settle();
        cloud.put(id, Photos.photo(1).withState(AssetState.PURGED, 70));
        host.hint();
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.NONE);
        assertThat(host.local(id).state()).isEqualTo(AssetState.PURGED);
    }

    @Test
    void setsBackADownloadWhoseContentTheCloudHasLost() {
        cloud.put(id, Photos.photo(1));
        cloud.forgetContent(Photos.hash(1));
        cloud.put(Photos.id(2), Photos.photo(2));
        FakeHost host = host(FakeHost.SETTINGS);
        assertThat(host.rendition(Photos.id(2))).isEqualTo(Rendition.ORIGINAL);
        assertThat(host.events(EngineEvent.Parked.class).getLast().reasons())
                .isEqualTo(Reason.CONTENT_MISSING.bit() | Reason.ITEM_RETRY_WAIT.bit());
        cloud.put(Photos.id(3), Photos.photo(1));
        host.pass(FakeHost.HOUR);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }
}
