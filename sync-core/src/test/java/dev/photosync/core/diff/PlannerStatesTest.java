package dev.photosync.core.diff;

import static dev.photosync.core.diff.Revisions.ID;
import static dev.photosync.core.diff.Revisions.addedAt;
import static dev.photosync.core.diff.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which state stands where both sides changed it, or nobody can tell who did.
class PlannerStatesTest {
    @Test
    void letsTheLaterOfAddingAndDeletingStandWhenNoBaseTellsWhoChanged() {
        Revision deletedEarly = revision(AssetState.TRASHED, 4, false, 0, 0);
        Revision deletedLate = revision(AssetState.TRASHED, 9, false, 0, 0);
        Revision added = revision(AssetState.LIVE, 6, false, 0, 0);
        assertThat(Planner.plan(ID, deletedEarly, added, null))
                .isEqualTo(new Decision.TakeRemote(added));
        assertThat(Planner.plan(ID, added, deletedEarly, null))
                .isEqualTo(new Decision.Commit(deletedEarly, added));
        assertThat(Planner.plan(ID, deletedLate, added, null))
                .isEqualTo(new Decision.Commit(added, deletedLate));
        assertThat(Planner.plan(ID, added, deletedLate, null))
                .isEqualTo(new Decision.TakeRemote(deletedLate));
    }

    /// As after a journal lost what was agreed: the picture was deleted and then restored here, and
    /// the base knows of neither.
    @Test
    void letsTheLaterActStandWhenTheBaseIsOlderThanBoth() {
        Revision old = revision(AssetState.LIVE, 1, false, 0, 0);
        for (AssetState deletion : List.of(AssetState.TRASHED, AssetState.PURGED)) {
            Revision deleted = revision(deletion, 4, false, 0, 0);
            Revision restored = revision(AssetState.LIVE, 6, false, 0, 0);
            Revision deletedAgain = revision(deletion, 9, false, 0, 0);
            assertThat(Planner.plan(ID, restored, deleted, old))
                    .isEqualTo(new Decision.Commit(deleted, restored));
            assertThat(Planner.plan(ID, deleted, restored, old))
                    .isEqualTo(new Decision.TakeRemote(restored));
            assertThat(Planner.plan(ID, restored, deletedAgain, old))
                    .isEqualTo(new Decision.TakeRemote(deletedAgain));
            assertThat(Planner.plan(ID, deletedAgain, restored, old))
                    .isEqualTo(new Decision.Commit(restored, deletedAgain));
        }
    }

    @Test
    void keepsWhatIsPurgedPurgedWhenTheOtherSideOnlyHasItInTheBin() {
        Revision purged = revision(AssetState.PURGED, 8, false, 0, 0);
        Revision trashed = revision(AssetState.TRASHED, 4, false, 0, 0);
        assertThat(Planner.plan(ID, trashed, purged, null))
                .isEqualTo(new Decision.TakeRemote(purged));
        assertThat(Planner.plan(ID, purged, trashed, null))
                .isEqualTo(new Decision.Commit(trashed, purged));
    }

    @Test
    void doesNotPurgeWhatWasAddedAgainAndDeletedAfterThePurge() {
        Revision tombstone = revision(AssetState.PURGED, 4, false, 0, 0);
        Revision trashed = revision(AssetState.TRASHED, 8, false, 0, 0);
        assertThat(Planner.plan(ID, trashed, tombstone, null))
                .isEqualTo(new Decision.Commit(tombstone, trashed));
        assertThat(Planner.plan(ID, tombstone, trashed, null))
                .isEqualTo(new Decision.TakeRemote(trashed));
    }

    @Test
    void letsNoForgetfulDevicePurgeAgainWhatWasKeptOverItsPurge() {
        Revision base = revision(AssetState.TRASHED, 2, false, 0, 0);
        Revision restored = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision tombstone = revision(AssetState.PURGED, 8, false, 0, 0);
        Revision kept = addedAt(restored, 9);
        assertThat(Planner.plan(ID, restored, tombstone, base))
                .isEqualTo(new Decision.Merge(kept, null));
        assertThat(Planner.plan(ID, tombstone, kept, null))
                .isEqualTo(new Decision.TakeRemote(kept));
        assertThat(Planner.plan(ID, kept, tombstone, null))
                .isEqualTo(new Decision.Commit(tombstone, kept));
    }

    @Test
    void letsAForgetfulDevicePurgeWhatWasKeptOverAnEarlierPurge() {
        Revision kept = addedAt(revision(AssetState.LIVE, 4, false, 0, 0), 9);
        Revision deleted = kept.withState(AssetState.TRASHED, 5);
        Revision purged = deleted.withState(AssetState.PURGED, 6);
        assertThat(Planner.plan(ID, purged, kept, null))
                .isEqualTo(new Decision.Commit(kept, purged));
    }

    /// Two clocks may show one time. What is kept must then too be of a later life than the purge,
    /// or the next device without a base purges it again.
    @Test
    void countsWhatWasKeptOverAPurgeOfTheSameMomentAsAddedAfterIt() {
        Revision base = revision(AssetState.TRASHED, 2, false, 0, 0);
        Revision restored = revision(AssetState.LIVE, 8, false, 0, 0);
        Revision tombstone = revision(AssetState.PURGED, 8, false, 0, 0);
        Revision kept = addedAt(restored, 9);
        assertThat(Planner.plan(ID, restored, tombstone, base))
                .isEqualTo(new Decision.Merge(kept, null));
        assertThat(Planner.plan(ID, tombstone, kept, null))
                .isEqualTo(new Decision.TakeRemote(kept));
    }

    /// A clock that is ahead makes the purge of what was there before the later change.
    @Test
    void letsNoPurgeTakeWhatWasAddedAgainHoweverLateItsClockSaysItIs() {
        Revision base = revision(AssetState.LIVE, 5, false, 0, 0);
        Revision tombstone = revision(AssetState.PURGED, 9, false, 0, 0);
        Revision added = addedAt(revision(AssetState.LIVE, 7, false, 0, 0), 7);
        Revision kept = addedAt(added, 10);
        assertThat(Planner.plan(ID, tombstone, added, base))
                .isEqualTo(new Decision.Merge(kept, null));
        assertThat(Planner.plan(ID, added, tombstone, null))
                .isEqualTo(new Decision.Merge(kept, null));
    }

    @Test
    void letsNoDeletionTakeWhatWasAddedAgainHoweverLateItsClockSaysItIs() {
        Revision trashed = revision(AssetState.TRASHED, 9, false, 0, 0);
        Revision added = addedAt(revision(AssetState.LIVE, 7, false, 0, 0), 7);
        Revision deletedSince = addedAt(revision(AssetState.TRASHED, 8, false, 0, 0), 7);
        for (Revision later : List.of(added, deletedSince)) {
            assertThat(Planner.plan(ID, trashed, later, null))
                    .isEqualTo(new Decision.TakeRemote(later));
            assertThat(Planner.plan(ID, later, trashed, null))
                    .isEqualTo(new Decision.Commit(trashed, later));
        }
    }

    /// Who deleted may have known of the restore, though not of the purge that it was kept over.
    @Test
    void letsALaterDeletionStandOverARestoreThatWasKeptOverAPurge() {
        Revision restored = addedAt(revision(AssetState.LIVE, 6, false, 0, 0), 8);
        Revision deleted = revision(AssetState.TRASHED, 7, false, 0, 0);
        assertThat(Planner.plan(ID, deleted, restored, null))
                .isEqualTo(new Decision.Merge(addedAt(deleted, 8), null));
    }

    @Test
    void letsALaterPurgeStandOverWhatWasAddedNoLaterThanWhatItIsOf() {
        Revision tombstone = addedAt(revision(AssetState.PURGED, 9, false, 0, 0), 8);
        Revision added = addedAt(revision(AssetState.LIVE, 8, false, 0, 0), 8);
        assertThat(Planner.plan(ID, added, tombstone, null))
                .isEqualTo(new Decision.TakeRemote(tombstone));
        assertThat(Planner.plan(ID, tombstone, added, null))
                .isEqualTo(new Decision.Commit(added, tombstone));
    }

    @Test
    void letsADeletionStandThatKnewOfTheRestoreAndNotOfThePurgeItBeat() {
        Revision restored = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision deleted = revision(AssetState.TRASHED, 6, false, 0, 0);
        Revision kept = addedAt(restored, 9);
        assertThat(Planner.plan(ID, deleted, kept, restored))
                .isEqualTo(new Decision.Merge(addedAt(deleted, 9), null));
    }

    @Test
    void datesWhatBothDeletedByTheLaterDeletion() {
        Revision base = revision(AssetState.LIVE, 2, false, 0, 0);
        Revision early = revision(AssetState.TRASHED, 4, false, 0, 0);
        Revision late = revision(AssetState.TRASHED, 8, false, 0, 0);
        assertThat(Planner.plan(ID, early, late, base)).isEqualTo(new Decision.TakeRemote(late));
        assertThat(Planner.plan(ID, late, early, base)).isEqualTo(new Decision.Commit(early, late));
    }

    @Test
    void savesTheDevicesTombstoneWhereTwoDifferInNothingThatCounts() {
        Revision base = revision(AssetState.LIVE, 2, false, 0, 0);
        Revision mine = revision(AssetState.PURGED, 4, true, 0, 0);
        Revision theirs = revision(AssetState.PURGED, 4, false, 0, 0);
        assertThat(Planner.plan(ID, mine, theirs, base))
                .isEqualTo(new Decision.Commit(theirs, mine));
    }
}
