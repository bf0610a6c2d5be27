package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.TestScenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Purged pictures that their owner imports again from a memory card.
class ImportAgainTest {
    @Test
    void bringsBackTheSameAssetsWithTheirOriginalFilesAndNoEdits() {
        RunResult before = run("");
        RunResult after =
                run(
                        """
                          - {at: 2h, phone: edit 3 photos}
                          - {at: 3h, phone: delete 9 photos}
                          - {at: 4h, phone: empty recently deleted}
                          - {at: 5h, phone: import 9 purged photos again}
                        """);
        assertThat(pictures(after)).isEqualTo(pictures(before));
    }

    @Test
    void bringsBackWhatWasPurgedElsewhere() {
        RunResult before = run("");
        RunResult after =
                run(
                        """
                          - {at: 3h, tablet: delete 9 photos}
                          - {at: 4h, tablet: empty recently deleted}
                          - {at: 5h, phone: import 9 purged photos again}
                        """);
        assertThat(pictures(after)).isEqualTo(pictures(before));
    }

    @Test
    void bringsBackAPictureBesideTheDeviceThatPurgedItOffline() {
        run(
                """
                  - {at: 3h, phone: delete 9 photos}
                  - {at: 4h, tablet: airplane mode on}
                  - {at: 4h, phone: empty recently deleted}
                  - {at: 4h, tablet: empty recently deleted}
                  - {at: 5h, phone: import 9 purged photos again}
                  - {at: 9h, tablet: airplane mode off}
                """);
    }

    @Test
    void importsPicturesThatTheirPhoneCouldNoLongerRead() {
        run(
                """
                  - {at: 3h, phone: corrupt the newest 3 photos}
                  - {at: 3h, phone: delete 9 photos}
                  - {at: 4h, phone: empty recently deleted}
                  - {at: 5h, phone: import 9 purged photos again}
                """);
    }

    @Test
    void importsOnlyTheFirstSoManyAndOnlyWhatWasPurged() {
        RunResult result =
                TestScenarios.run(
                        """
                        scenario: x
                        length: 1d
                        library: {photos: 6}
                        devices:
                          phone: {network: home-wifi, charging: true}
                        timeline:
                          - {at: 3h, phone: delete 4 photos}
                          - {at: 4h, phone: empty recently deleted}
                          - {at: 5h, phone: delete 1 photo}
                          - {at: 6h, phone: import 2 purged photos again}
                        expect:
                          - {at: 7h, phone: [synced, 3 assets]}
                          - {always: nothing lost}
                        """);
        assertThat(result.outcomes()).allMatch(Outcome::passed);
    }

    @Test
    void refusesWhatThePhoneHasNoRoomFor() {
        RunResult result =
                TestScenarios.run(
                        """
                        scenario: x
                        length: 1d
                        library: {photos: 6}
                        devices:
                          phone: {network: home-wifi, charging: true}
                        timeline:
                          - {at: 3h, phone: delete 6 photos}
                          - {at: 4h, phone: empty recently deleted}
                          - {at: 5h, phone: fill storage leaving 10 MB}
                          - {at: 6h, phone: import 6 purged photos again}
                        expect:
                          - {at: 7h, phone: 0 assets}
                          - {always: nothing lost}
                        """);
        assertThat(result.outcomes()).allMatch(Outcome::passed);
    }

    private static RunResult run(String timeline) {
        RunResult result =
                TestScenarios.run(
                        """
                        scenario: x
                        length: 2d
                        library: {photos: 6}
                        devices:
                          phone: {network: home-wifi, charging: true}
                          tablet: {network: home-wifi, charging: true}
                        timeline:
                          - {at: 1h, phone: take 3 photos}
                        %s
                        expect:
                          - {by: 2d, all: [synced, 9 assets]}
                          - {always: nothing lost}
                        """
                                .formatted(timeline));
        assertThat(result.outcomes()).hasSize(3).allMatch(Outcome::passed);
        return result;
    }

    /// The live assets and their files, on every device.
    private static List<String> pictures(RunResult result) {
        List<String> lines = new ArrayList<>();
        result.world().phones().forEach((name, phone) -> lines.addAll(pictures(name, phone)));
        return lines;
    }

    private static List<String> pictures(String name, Phone phone) {
        List<String> lines = new ArrayList<>();
        LibrarySnapshot library = phone.library();
        library.forEach((AssetId id, Revision revision) -> {
            assertThat(revision.live()).isTrue();
            lines.add(name + " " + id + " " + Objects.requireNonNull(revision).resources());
        });
        return lines;
    }
}
