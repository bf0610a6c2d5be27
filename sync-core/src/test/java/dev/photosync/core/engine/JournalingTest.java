package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

/// What the engine has the journal remember, and which of two answers it believes.
class JournalingTest {
    private static final Revision PHOTO = Photos.photo(1);
    private static final Revision FAVOURITE = PHOTO.withFavourite(true);
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    private FakeHost.Pending pageFromBeforeASave() {
        host.take(id, PHOTO);
        host.settle();
        cloud.put(id, PHOTO);
        host.hint();
        FakeHost.Pending page = host.find(Request.FetchChanges.class);
        host.serve(page);
        host.change(id, FAVOURITE);
        host.answer(host.find(Request.CommitBatch.class));
        return page;
    }

    @Test
    void takesNothingBackThatItSavedWhileAnOlderPageWasOnItsWay() {
        host.answer(pageFromBeforeASave());
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(FAVOURITE);
        assertThat(host.local(id)).isEqualTo(FAVOURITE);
        assertThat(host.log).noneMatch(Effect.SaveRevision.class::isInstance);
    }

    @Test
    void believesAPageThatItAskedForAfterItSaved() {
        host.answer(pageFromBeforeASave());
        host.settle();
        Revision theirs = FAVOURITE.withState(AssetState.TRASHED, 50);
        cloud.put(id, theirs);
        host.hint();
        host.settle();
        assertThat(host.local(id)).isEqualTo(theirs);
    }

    @Test
    void writesNothingWhenTheFeedHasNoNews() {
        host.take(id, PHOTO);
        host.settle();
        host.hint();
        host.settle();
        int records = host.journal().size();
        host.hint();
        host.settle();
        assertThat(host.journal()).hasSize(records);
    }

    /// What is deleted takes no download, so that only the feed is read here.
    private void putDeleted(int from, int to) {
        for (int i = from; i < to; i++) {
            cloud.put(Photos.id(i), Photos.photo(i).withState(AssetState.TRASHED, 50));
        }
        host.hint();
        host.settle();
    }

    @Test
    void writesACheckpointOfAllItKnowsOnceTheJournalHasOutgrownIt() {
        putDeleted(0, 13_000);
        assertThat(host.log).noneMatch(Effect.WriteCheckpoint.class::isInstance);
        putDeleted(13_000, 14_000);
        assertThat(host.log.stream().filter(Effect.WriteCheckpoint.class::isInstance)).hasSize(1);
        assertThat(host.journal().size()).isLessThan(10);
        assertThat(host.image().remote()).isEqualTo(cloud.records());
        assertThat(host.image().base()).isEqualTo(cloud.records());
        assertThat(host.image().cursor()).isEqualTo(cloud.end());
    }
}
