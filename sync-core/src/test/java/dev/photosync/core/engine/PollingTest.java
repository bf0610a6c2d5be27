package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

/// When the engine asks the cloud for news, and how often it asks one that has none to give.
class PollingTest {
    private static final Release STOPS = new Release("16", 3, RecordKind.ASSET, false);
    private static final Revision PHOTO = Photos.photo(1);
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud);
    private final AssetId id = Photos.id(1);

    @Test
    void readsAllThatItsReleaseKnowsThoughItWouldStopAtMore() {
        cloud.put(id, PHOTO);
        FakeHost old =
                new FakeHost(cloud, FakeHost.GOOD, SyncPolicy.STANDARD, STOPS).start().settle();
        assertThat(old.held(WorkKind.CHANGES)).isZero();
        assertThat(old.local(id)).isEqualTo(PHOTO);
    }

    @Test
    void saysThatTheFeedIsToBeReadAndWhenItHasBeenReadToItsEnd() {
        host.start().settle();
        host.observe(Network.NONE);
        host.hint();
        host.hint();
        assertThat(host.events(EngineEvent.PollDue.class)).hasSize(2);
        assertThat(host.events(EngineEvent.PollDone.class)).hasSize(1);
        host.observe(FakeHost.WIFI);
        host.settle();
        assertThat(host.events(EngineEvent.PollDue.class)).hasSize(2);
        assertThat(host.events(EngineEvent.PollDone.class)).hasSize(2);
    }

    /// Its hint may have been lost.
    @Test
    void looksForNewsWhenTheNetworkChangesToOneWithInternet() {
        host.start().settle();
        cloud.put(id, PHOTO);
        int asked = host.sent(Request.FetchChanges.class).size();
        host.observe(Network.NONE);
        assertThat(host.events(EngineEvent.PollDue.class)).hasSize(1);
        host.observe(FakeHost.WIFI);
        host.settle();
        assertThat(host.sent(Request.FetchChanges.class)).hasSize(asked + 1);
        assertThat(host.local(id)).isEqualTo(PHOTO);
    }

    @Test
    void looksForNewsWhenSomebodySignsIn() {
        host.start().settle();
        host.signedInAs(null);
        cloud.put(id, PHOTO);
        host.signedInAs(Photos.ACCOUNT);
        host.settle();
        assertThat(host.local(id)).isEqualTo(PHOTO);
    }

    @Test
    void looksForNewsWhenASignInIsRenewed() {
        host.start().settle();
        cloud.put(id, PHOTO);
        host.input(new Input.SignedIn());
        host.settle();
        assertThat(host.local(id)).isEqualTo(PHOTO);
    }

    @Test
    void readsTheNewFeedWhenASaveFindsTheZoneLost() {
        host.start().settle();
        host.take(id, PHOTO);
        host.settle();
        cloud.loseZone();
        cloud.put(Photos.id(2), Photos.photo(2));
        cloud.refuseOnce(Request.CommitBatch.class, new CloudError.ZoneNotFound());
        host.change(id, PHOTO.withFavourite(true));
        host.answer(host.only());
        assertThat(host.find(Request.FetchChanges.class).body)
                .isEqualTo(
                        new Request.FetchChanges(Cursor.START, SyncPolicy.STANDARD.pageRecords()));
        host.settle();
        assertThat(host.local(Photos.id(2))).isEqualTo(Photos.photo(2));
    }

    /// What a listing has shown is of no one state, so that none can be gone.
    @Test
    void waitsBeforeItAsksAnewForAListingThatIsSaidToHaveExpired() {
        cloud.put(id, PHOTO);
        cloud.forgetHistory();
        cloud.refuseAll(Request.ListRecords.class::isInstance, new CloudError.ChangeTokenExpired());
        host.start().settle();
        assertThat(host.sent(Request.ListRecords.class)).hasSize(1);
        host.pass(FakeHost.HOUR);
        assertThat(host.sent(Request.ListRecords.class)).hasSizeBetween(3, 20);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertThat(host.local(id)).isEqualTo(PHOTO);
    }

    @Test
    void resyncsInTheEndWithACloudWhoseFeedHasExpiredForNothingManyTimes() {
        host.start().settle();
        cloud.refuseAll(
                Request.FetchChanges.class::isInstance, new CloudError.ChangeTokenExpired());
        host.hint();
        host.pass(FakeHost.HOUR);
        assertThat(host.events(EngineEvent.ResyncDone.class)).hasSizeGreaterThan(1);
        cloud.relent();
        Revision theirs = PHOTO.withState(AssetState.TRASHED, 50);
        cloud.put(id, theirs);
        cloud.forgetHistory();
        host.pass(8 * FakeHost.HOUR);
        assertThat(host.local(id)).isEqualTo(theirs);
        assertThat(host.image().cursor()).isEqualTo(cloud.end());
    }
}
