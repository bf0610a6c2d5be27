package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

/// Whose an edit is, and what becomes of it where others have changed the same picture.
class EditsTest {
    private static final Power WEAK = new Power(5, false, false, false);
    private static final Power WARM = new Power(80, true, false, true);
    private final FakeCloud cloud = new FakeCloud();
    private final AssetId id = Photos.id(1);

    private FakeHost optimising() {
        Conditions conditions =
                new Conditions(
                        Photos.ACCOUNT,
                        FakeHost.WIFI,
                        FakeHost.CHARGER,
                        50_000_000_000L,
                        FakeHost.OPTIMISING);
        return new FakeHost(cloud, conditions, SyncPolicy.STANDARD, FakeHost.RELEASE)
                .start()
                .settle();
    }

    @Test
    void keepsTheOnlyCopyOfAnEditWhenAnotherPartChangesElsewhere() {
        FakeHost host = optimising();
        host.take(id, Photos.photo(1));
        host.settle();
        host.observe(WEAK);
        cloud.put(id, Photos.photo(1).withResource(Photos.video(1, 9_000)));
        Revision edited = Photos.photo(1).withResource(Photos.edit(1, 9_000));
        host.take(id, edited);
        host.observe(FakeHost.CHARGER);
        host.hint();
        host.pass(FakeHost.HOUR);
        Revision both = edited.withResource(Photos.video(1, 9_000));
        assertThat(cloud.get(id)).isEqualTo(both);
        assertThat(host.local(id)).isEqualTo(both);
    }

    /// What it does not hold in full it had from the cloud, where the other edit took its place.
    @Test
    void keepsNoCopyOfAnEditThatItHoldsNoOriginalOf() {
        cloud.put(id, Photos.photo(1).withResource(Photos.edit(1, 1_000)));
        FakeHost host = optimising();
        Revision newer = Photos.photo(1).withResource(Photos.edit(2, 1_000));
        cloud.put(id, newer);
        host.restartWithFirst(0).settle();
        assertThat(host.local(id)).isEqualTo(newer);
        assertThat(cloud.records().size()).isEqualTo(1);
        assertThat(host.pendingItems()).isEmpty();
    }

    /// The original that it holds is from before the edit, which is gone.
    @Test
    void keepsNoCopyOfAnEditThatItHoldsOnlyAnOlderOriginalOf() {
        FakeHost host = new FakeHost(cloud).start();
        host.take(id, Photos.photo(1));
        host.settle();
        host.observe(WARM);
        cloud.put(id, Photos.photo(1).withResource(Photos.edit(1, 1_000)));
        host.hint();
        host.settle();
        Revision newer = Photos.photo(1).withResource(Photos.edit(2, 1_000));
        cloud.put(id, newer);
        host.restartWithFirst(0).settle();
        host.observe(FakeHost.CHARGER);
        host.pass(FakeHost.HOUR);
        assertThat(host.local(id)).isEqualTo(newer);
        assertThat(cloud.records().size()).isEqualTo(1);
        assertThat(host.heldBytes()).isEqualTo(newer.sizeBytes());
        assertThat(host.pendingItems()).isEmpty();
    }

    /// The favourite is its owner's, the edit is not.
    @Test
    void savesItsOwnFlagWithoutAnEditThatItHoldsNoOriginalOf() {
        Revision edited = Photos.photo(1).withResource(Photos.edit(1, 1_000));
        cloud.put(id, edited);
        FakeHost host = optimising();
        host.change(id, edited.withFavourite(true));
        host.settle();
        cloud.put(id, Photos.photo(1));
        host.restartWithFirst(0).settle();
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1).withFavourite(true));
        assertThat(host.local(id)).isEqualTo(Photos.photo(1).withFavourite(true));
    }

    /// The base has the edit, so that the device need not hold it to know who took it away.
    @Test
    void saysThatItMergedItsOwnFlagWithARevertElsewhere() {
        Revision edited = Photos.photo(1).withResource(Photos.edit(1, 1_000));
        cloud.put(id, edited);
        FakeHost host = optimising();
        cloud.put(id, Photos.photo(1));
        host.change(id, edited.withFavourite(true));
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1).withFavourite(true));
        assertThat(host.events(EngineEvent.Merged.class))
                .containsExactly(new EngineEvent.Merged(id, null));
    }

    @Test
    void addsNoEditThatItHoldsNoOriginalOfToWhatWasImportedAgain() {
        cloud.put(id, Photos.photo(1).withResource(Photos.edit(1, 1_000)));
        FakeHost host = optimising();
        cloud.put(id, Photos.photo(1));
        host.restartWithFirst(0).settle();
        assertThat(host.local(id)).isEqualTo(Photos.photo(1));
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1));
        assertThat(host.pendingItems()).isEmpty();
    }

    /// With the part from elsewhere the library is ahead of the files, and the edit still only
    /// here.
    @Test
    void keepsItsOwnEditThatMeetsAnotherAfterAPartFromElsewhere() {
        FakeHost host = meetsAnotherEditAfterAPartFromElsewhere();
        host.observe(FakeHost.CHARGER);
        host.pass(FakeHost.HOUR);
        assertBothKept(host);
    }

    @Test
    void fetchesAfterARestartWhatTheCopyOfItsOwnEditLacks() {
        FakeHost host = meetsAnotherEditAfterAPartFromElsewhere();
        assertThat(host.heldBytes()).isEqualTo(2 * (Photos.SMALL + 9_000));
        host.restart(false, false).settle();
        host.observe(FakeHost.CHARGER);
        host.pass(FakeHost.HOUR);
        assertBothKept(host);
    }

    private FakeHost meetsAnotherEditAfterAPartFromElsewhere() {
        FakeHost host = new FakeHost(cloud).start();
        host.take(id, Photos.photo(1));
        host.settle();
        // Pictures wait; what is new elsewhere is heard of.
        host.observe(WARM);
        Revision filmed = Photos.photo(1).withResource(Photos.video(1, 9_000));
        cloud.put(id, filmed);
        host.take(id, Photos.photo(1).withResource(Photos.edit(1, 9_000)));
        host.hint();
        host.settle();
        cloud.put(id, filmed.withResource(Photos.edit(2, 9_000)));
        host.hint();
        return host.settle();
    }

    private void assertBothKept(FakeHost host) {
        AssetId copy = AssetId.ofConflictCopy(id, Photos.edit(1, 9_000).hash());
        assertThat(cloud.get(id)).isEqualTo(host.local(id));
        assertThat(host.local(id).resources()).contains(Photos.edit(2, 9_000));
        assertThat(cloud.get(copy)).isEqualTo(host.local(copy));
        assertThat(host.local(copy).resources()).contains(Photos.edit(1, 9_000));
        assertThat(host.heldBytes()).isEqualTo(2 * (Photos.SMALL + 18_000));
        assertThat(host.pendingItems()).isEmpty();
        assertThat(
                        host.sent(Request.FetchOriginal.class).stream()
                                .map(Request.FetchOriginal::content)
                                .filter(Photos.video(1, 9_000).hash()::equals))
                .as("the film, which the files lacked that the copy was made from")
                .hasSize(2);
    }

    @Test
    void fetchesAfterARestartWhatItHadHeardOfAndNotYetFetched() {
        FakeHost host = new FakeHost(cloud).start();
        host.take(id, Photos.photo(1));
        host.settle();
        Revision edited = Photos.photo(1).withResource(Photos.edit(1, 9_000));
        cloud.put(id, edited);
        host.hint();
        host.answer(host.only());
        assertThat(host.local(id)).isEqualTo(edited);
        host.restart(false, false).settle();
        assertThat(host.heldBytes()).isEqualTo(edited.sizeBytes());
    }
}
