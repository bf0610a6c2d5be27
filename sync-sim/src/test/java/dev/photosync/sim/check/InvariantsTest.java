package dev.photosync.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.library.Camera;
import dev.photosync.sim.library.SizeMix;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each invariant fails in a world in which something is wrong, and none in a healthy one.
class InvariantsTest {
    private static final String TWO =
            """
            scenario: watched
            title: Two devices
            length: 1d
            library: {photos: 20}
            account: {plan: 50 GB}
            devices:
              phone: {network: home-wifi, charging: true, storage: 64 GB}
              tablet: {network: home-wifi, charging: true, storage: 64 GB}
            timeline:
            """;

    /// The tablet is away while both owners act on the same pictures.
    private static final String APART =
            TWO
                    + """
                      - {at: 30m, tablet: leave Wi-Fi}
                      - {at: 1h, phone: %s 3 photos}
                      - {at: 2h, tablet: %s 3 photos}
                      - {at: 3h, tablet: join home-wifi}
                    """;

    /// What a stale or careless client makes of its saves: it forces them on the cloud.
    private static WatchedWorld.Tampering forcing(
            WatchedWorld in, BiFunction<Revision, @Nullable Revision, Revision> desired) {
        return saving(save -> {
            Revision current = in.world().cloud().account("home").records().get(save.id());
            return new RecordSave(save.id(), current, desired.apply(save.desired(), current));
        });
    }

    private static WatchedWorld.Tampering saving(UnaryOperator<RecordSave> change) {
        return effect -> {
            if (effect instanceof Effect.Send send
                    && send.body() instanceof Request.CommitBatch batch) {
                ImmutableList<RecordSave> saves =
                        batch.saves().stream().map(change).collect(ImmutableList.toImmutableList());
                return new Effect.Send(
                        send.request(), send.kind(), send.header(), new Request.CommitBatch(saves));
            }
            return effect;
        };
    }

    private static Phone phone(WatchedWorld watched, String name) {
        return Objects.requireNonNull(watched.world().phones().get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"favourite", "edit", "delete"})
    void findsNothingWrongWhereDevicesActApart(String action) {
        String text =
                APART.formatted(action, "edit")
                        .replace("storage: 64 GB", "optimize-storage: false");
        assertThat(new WatchedWorld(text).run().violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zone-lost",
                "offline-edits-and-deletes",
                "crash-mid-upload",
                "cursor-expired-full-resync",
                "phone-full"
            })
    void findsNothingWrongInTheCatalogue(String name) {
        RunResult result = new ScenarioRun(new ScenarioFinder().find(name)).run();
        assertThat(result.ledger().violations()).isZero();
    }

    @Test
    void missesAnOriginalThatOnlyALostZoneHad() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, home: lose the zone}\n");
        watched.run();
        assertThat(watched.broken()).containsExactly("original-kept");
        assertThat(watched.violations()).hasSize(20);
    }

    @Test
    void missesAnOriginalThatADeviceDroppedBeforeItsUpload() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: take 1 photo}\n");
        watched.plant("phone", effect -> evictedAtStart(watched, effect, Rendition.NONE)).run();
        assertThat(watched.broken()).contains("original-kept", "eviction-confirmed");
    }

    @Test
    void catchesAnEvictionAtTheStartOfTheUpload() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: take 1 photo}\n");
        watched.plant("phone", effect -> evictedAtStart(watched, effect, Rendition.OPTIMISED))
                .run();
        assertThat(watched.broken()).contains("eviction-confirmed");
    }

    private static Effect evictedAtStart(WatchedWorld in, Effect effect, Rendition left) {
        if (effect instanceof Effect.Report report
                && report.event() instanceof EngineEvent.Began began
                && began.kind() == WorkKind.UPLOAD) {
            Revision revision =
                    Objects.requireNonNull(phone(in, "phone").library().get(began.asset()));
            return new Effect.StoreCopy(began.asset(), revision, left, 1000);
        }
        return effect;
    }

    @Test
    void catchesADeletedAssetThatAStaleClientUploadsAgain() {
        WatchedWorld watched = new WatchedWorld(APART.formatted("delete", "favourite"));
        watched.plant(
                "tablet",
                forcing(
                        watched,
                        (mine, cloud) -> mine.withState(AssetState.LIVE, mine.addedAtMicros())));
        assertThat(watched.run().broken()).containsExactly("no-resurrection");
    }

    @Test
    void letsARestoreWinAgainstAPurgeItDoesNotKnowOf() {
        String text =
                TWO
                        + """
                          - {at: 10m, phone: delete 3 photos}
                          - {at: 30m, tablet: leave Wi-Fi}
                          - {at: 1h, phone: empty recently deleted}
                          - {at: 2h, tablet: restore 3 photos}
                          - {at: 3h, tablet: join home-wifi}
                        """;
        assertThat(new WatchedWorld(text).run().violations()).isEmpty();
    }

    @Test
    void catchesADeletionThatNobodyMade() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: favourite 2 photos}\n");
        watched.plant(
                "phone", forcing(watched, (mine, cloud) -> mine.withState(AssetState.TRASHED, 77)));
        assertThat(watched.run().broken()).containsExactly("no-silent-deletion");
    }

    @Test
    void catchesADeletionThatComesBackAfterItWasUndone() {
        WatchedWorld watched =
                new WatchedWorld(
                        TWO
                                + """
                                  - {at: 1h, phone: delete 2 photos}
                                  - {at: 2h, phone: restore 2 photos}
                                  - {at: 3h, phone: favourite 2 photos}
                                """);
        Revision[] deleted = new Revision[1];
        watched.plant(
                "phone",
                forcing(
                        watched,
                        (mine, cloud) -> {
                            if (mine.state() == AssetState.TRASHED) {
                                deleted[0] = mine;
                            }
                            return mine.favourite() && deleted[0] != null
                                    ? mine.withState(
                                            AssetState.TRASHED, deleted[0].stateSinceMicros())
                                    : mine;
                        }));
        assertThat(watched.run().broken()).containsExactly("no-silent-deletion");
    }

    @Test
    void purgesAfterThirtyTrueDaysWhateverThePhonesClockSaid() {
        String text =
                TWO.replace("length: 1d", "length: 40d")
                        + """
                          - {at: 1h, phone: set clock 40d behind}
                          - {at: 2h, phone: delete 2 photos}
                          - {at: 3h, phone: set clock right}
                        """;
        WatchedWorld watched = new WatchedWorld(text).run();
        assertThat(watched.violations()).isEmpty();
        int[] purged = new int[1];
        watched.world()
                .cloud()
                .account("home")
                .records()
                .forEach((id, r) -> purged[0] += r.state() == AssetState.PURGED ? 1 : 0);
        assertThat(purged[0]).isEqualTo(2);
    }

    @Test
    void catchesAPurgeBeforeThirtyDays() {
        WatchedWorld watched =
                new WatchedWorld(TWO + "  - {at: 1h, phone: delete 1 photo}\n").run();
        LibrarySnapshot library = phone(watched, "phone").library();
        library.forEach((id, revision) -> {
            if (revision.state() == AssetState.TRASHED) {
                Revision purged = revision.withState(AssetState.PURGED, 1);
                watched.world().trace().show(new Fact.RecordPut("home", id, revision, purged, ""));
            }
        });
        assertThat(watched.broken()).contains("no-silent-deletion");
    }

    @Test
    void catchesAnImportThatGetsASecondIdentity() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: take 1 photo}\n");
        watched.plant(
                "phone",
                saving(save ->
                        new RecordSave(
                                new AssetId(save.id().high() ^ 1, save.id().low()),
                                null,
                                save.desired())));
        assertThat(watched.run().broken()).contains("one-identity");
    }

    @Test
    void catchesTwoLiveRecordsOfOneOriginal() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: favourite 1 photo}\n");
        watched.world()
                .kernel()
                .schedule(
                        60_000_000,
                        () -> {
                            Phone phone = phone(watched, "phone");
                            AssetId[] first = new AssetId[1];
                            phone.library().forEachAfter(null, 1, (id, r) -> first[0] = id);
                            Revision again = Objects.requireNonNull(phone.library().get(first[0]));
                            phone.change(new AssetId(5, 5), again, again.sizeBytes());
                        });
        assertThat(watched.run().broken()).containsExactly("one-identity");
    }

    @Test
    void catchesALivePhotoOfWhichOneHalfIsDropped() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: take 2 RAW photos}\n");
        watched.plant(
                "phone",
                saving(save ->
                        new RecordSave(
                                save.id(),
                                save.expected(),
                                save.desired()
                                        .withResources(save.desired().resources().subList(0, 1)))));
        assertThat(watched.run().broken()).contains("parts-together");
    }

    @Test
    void catchesAnUploadThatGoesOnWithOtherContent() {
        WatchedWorld watched =
                new WatchedWorld(
                        """
                        scenario: mixed
                        length: 1h
                        devices: {phone: {network: home-wifi, charging: true}}
                        timeline:
                          - {at: 10m, phone: take a 20 MB video}
                        """);
        watched.plant("phone", InvariantsTest::laterPartsOfOtherContent).run();
        assertThat(watched.broken()).containsExactly("parts-together");
    }

    private static Effect laterPartsOfOtherContent(Effect effect) {
        if (effect instanceof Effect.Send send
                && send.body() instanceof Request.UploadPart part
                && part.offsetBytes() > 0) {
            ContentHash other = new ContentHash(1, 2, 3, 4);
            return new Effect.Send(
                    send.request(),
                    send.kind(),
                    send.header(),
                    new Request.UploadPart(
                            part.session(), other, part.offsetBytes(), part.lengthBytes()));
        }
        return effect;
    }

    @Test
    void catchesARecordWhoseContentIsMissing() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: leave Wi-Fi}\n");
        Revision revision =
                new Camera(SizeMix.PUBLISHED)
                        .photo(new RandomStreams(1).stream("x"), 0)
                        .revision(0);
        watched.world()
                .trace()
                .show(new Fact.RecordPut("home", new AssetId(1, 1), null, revision, "phone"));
        assertThat(watched.broken()).contains("parts-together");
    }

    @Test
    void catchesACursorThatIsSavedBeforeItsChanges() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: take 2 photos}\n");
        watched.plant(
                "tablet",
                effect ->
                        effect instanceof Effect.Append append
                                        && append.record() instanceof JournalRecord.PageApplied page
                                ? new Effect.Append(
                                        append.sequence(),
                                        new JournalRecord.PageApplied(
                                                ImmutableList.of(), page.next()))
                                : effect);
        assertThat(watched.run().broken()).containsExactly("cursor-forward");
    }

    @Test
    void catchesACursorThatGoesBackAndACheckpointThatRunsAhead() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: leave Wi-Fi}\n");
        watched.world()
                .trace()
                .show(
                        new Fact.Checkpointed(
                                "phone",
                                new EngineImage(
                                        LibrarySnapshot.empty(),
                                        LibrarySnapshot.empty(),
                                        new Cursor(1, 99))));
        assertThat(watched.violations())
                .singleElement()
                .satisfies(v -> assertThat(v.detail()).contains("checkpoint"));
        watched.world()
                .trace()
                .show(
                        new Fact.Journalled(
                                "tablet",
                                new JournalRecord.PageApplied(
                                        ImmutableList.of(), new Cursor(1, 20))));
        watched.world()
                .trace()
                .show(
                        new Fact.Journalled(
                                "tablet",
                                new JournalRecord.PageApplied(
                                        ImmutableList.of(), new Cursor(1, 19))));
        assertThat(watched.violations().getLast().detail()).contains("went back");
    }

    @Test
    void keepsTheJournalInOrderOnAFullPhone() {
        String text =
                TWO
                        + """
                          - {at: 30m, tablet: fill storage leaving 0 MB}
                          - {at: 1h, phone: favourite 2 photos}
                          - {at: 2h, tablet: free 10 GB of storage}
                          - {at: 3h, phone: edit 2 photos}
                          - {at: 4h, tablet: crash}
                        """;
        assertThat(new WatchedWorld(text).run().violations()).isEmpty();
    }

    @Test
    void catchesBytesThatRunOnWhenTheGateHasClosed() {
        WatchedWorld watched =
                new WatchedWorld(
                        TWO
                                + """
                                  - {at: 1h, phone: take a 500 MB video}
                                  - {at: 61m, phone: switch sync off}
                                """);
        watched.plant("phone", effect -> effect instanceof Effect.Cancel ? null : effect);
        assertThat(watched.run().violations())
                .anySatisfy(violated -> {
                    assertThat(violated.invariant()).isEqualTo("closed-gate");
                    assertThat(violated.detail()).contains("bytes moved");
                });
    }

    @Test
    void catchesARequestThroughAClosedGate() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: switch sync off}\n");
        Effect.Send send =
                new Effect.Send(
                        1_000_000,
                        WorkKind.UPLOAD,
                        new RequestHeader("home", "phone", 2),
                        new Request.OpenUpload(new ContentHash(1, 2, 3, 4), 1000));
        watched.plant(
                "phone",
                effect ->
                        effect instanceof Effect.WakeAt
                                        && watched.world().kernel().nowMicros() > 5_000_000_000L
                                ? send
                                : effect);
        assertThat(watched.run().violations())
                .extracting(v -> v.invariant())
                .containsOnly("closed-gate");
        assertThat(watched.violations())
                .anySatisfy(v -> assertThat(v.detail()).contains("sync-off", "went out through"))
                .anySatisfy(v -> assertThat(v.detail()).contains("held lane"));
    }

    @Test
    void catchesADeviceThatHoldsMoreThanItsStorage() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: take 1 photo}\n");
        watched.plant(
                "tablet",
                effect ->
                        effect instanceof Effect.StoreCopy copy
                                ? new Effect.StoreCopy(
                                        copy.asset(),
                                        copy.revision(),
                                        copy.rendition(),
                                        70_000_000_000L)
                                : effect);
        assertThat(watched.run().broken()).contains("room-kept");
    }

    @Test
    void catchesPhotosThatGrowBeyondThePlanButNotAPlanThatShrinks() {
        WatchedWorld watched = new WatchedWorld(TWO + "  - {at: 1h, phone: leave Wi-Fi}\n");
        watched.world().trace().add(new TraceEvent.QuotaIs(0, "home", 100, 200, 0, 0));
        watched.world().trace().add(new TraceEvent.QuotaIs(0, "home", 100, 150, 100, 0));
        assertThat(watched.violations()).isEmpty();
        watched.world().trace().add(new TraceEvent.QuotaIs(0, "home", 100, 151, 0, 0));
        assertThat(watched.broken()).containsExactly("room-kept");
    }

    @Test
    void catchesAnUploadQueueThatOutlivesAnAccountSwitch() {
        String text =
                """
                scenario: watched
                title: Two accounts
                length: 1d
                library: {photos: 5, account: home}
                accounts:
                  home: {plan: 50 GB}
                  work: {plan: 50 GB}
                devices:
                  phone: {account: home, network: home-wifi, charging: true}
                  other: {account: work, network: home-wifi, charging: true}
                timeline:
                  - {at: 1h, phone: take 1 photo}
                """;
        WatchedWorld watched = new WatchedWorld(text);
        watched.plant(
                "phone",
                effect ->
                        effect instanceof Effect.Send send
                                ? new Effect.Send(
                                        send.request(),
                                        send.kind(),
                                        new RequestHeader("work", "phone", 2),
                                        send.body())
                                : effect);
        assertThat(watched.run().broken()).containsExactly("accounts-apart");
        AssetId[] first = new AssetId[1];
        phone(watched, "phone").library().forEachAfter(null, 1, (id, r) -> first[0] = id);
        Revision revision = Objects.requireNonNull(phone(watched, "phone").library().get(first[0]));
        watched.world().trace().show(new Fact.RecordPut("work", first[0], null, revision, "phone"));
        assertThat(watched.violations().stream().map(v -> v.detail()))
                .anyMatch(detail -> detail.contains("wrote to another account"));
    }

    @Test
    void catchesAnEditThatLosesAndIsNotKept() {
        WatchedWorld watched =
                new WatchedWorld(
                        APART.formatted("edit", "edit")
                                .replace("storage: 64 GB", "optimize-storage: false"));
        // The copy that would keep the losing edit is never made.
        watched.plant("tablet", effect -> isOfANewAsset(watched, effect) ? null : effect);
        watched.plant("tablet", InvariantsTest::withoutNewRecords);
        assertThat(watched.run().broken()).containsExactly("edits-kept");
    }

    private static boolean isOfANewAsset(WatchedWorld in, Effect effect) {
        LibrarySnapshot library = phone(in, "tablet").library();
        return effect instanceof Effect.SaveRevision save && !library.contains(save.asset())
                || effect instanceof Effect.StoreCopy copy && !library.contains(copy.asset())
                || effect instanceof Effect.MoveCopy move && !library.contains(move.to());
    }

    private static Effect withoutNewRecords(Effect effect) {
        if (effect instanceof Effect.Send send
                && send.body() instanceof Request.CommitBatch batch) {
            ImmutableList<RecordSave> saves =
                    batch.saves().stream()
                            .filter(save -> save.expected() != null)
                            .collect(ImmutableList.toImmutableList());
            return new Effect.Send(
                    send.request(), send.kind(), send.header(), new Request.CommitBatch(saves));
        }
        return effect;
    }

    @Test
    void catchesAnOldClientThatDropsWhatItCannotRead() {
        WatchedWorld watched =
                new WatchedWorld(
                        TWO.replace("photos: 20", "photos: 0")
                                + """
                                  - {at: 1h, phone: take 1 spatial photo}
                                  - {at: 2h, phone: favourite 1 photo}
                                """);
        watched.plant(
                "phone",
                forcing(
                        watched,
                        (wanted, cloud) -> cloud == null ? wanted : wanted.withRecordKind(1)));
        assertThat(watched.run().broken()).contains("edits-kept");
    }

    @Test
    void tellsADefectOfAWholeLibraryOnceAndInBounds() {
        WatchedWorld watched =
                new WatchedWorld(
                        TWO.replace("photos: 20", "photos: 200")
                                + "  - {at: 1h, home: lose the zone}\n");
        watched.run();
        assertThat(watched.violations()).hasSize(Violations.MOST_TOLD);
        assertThat(watched.violations().getLast().detail()).contains("not told");
    }

    @Test
    void leavesTheRunAsItIs() {
        String text = APART.formatted("edit", "edit");
        WatchedWorld watched = new WatchedWorld(text).run();
        RunResult unwatched = TestScenarios.run(text);
        assertThat(watched.world().trace().events()).isEqualTo(unwatched.trace().events());
    }
}
