package dev.photosync.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadMachineTest {
    private static final AssetId ID = new AssetId(1, 1);
    private static final ContentHash STILL = new ContentHash(1, 0, 0, 0);
    private static final ContentHash FILM = new ContentHash(2, 0, 0, 0);

    private static Revision live(long stillBytes, long filmBytes) {
        return Revision.imported(
                ImmutableList.of(
                        new Resource(ResourceRole.ORIGINAL, STILL, stillBytes, false),
                        new Resource(ResourceRole.PAIRED_VIDEO, FILM, filmBytes, true)),
                5);
    }

    @Test
    void fetchesEveryPartInChunksAndIsCompleteOnlyWithTheLast() {
        DownloadMachine machine =
                new DownloadMachine(ID, live(1_000, 700), WorkKind.ORIGINAL_ON_DEMAND);
        assertThat(machine.wanted()).isEqualTo(Rendition.ORIGINAL);
        assertThat(machine.totalBytes()).isEqualTo(1_700);
        assertThat(machine.next(600)).isEqualTo(new Request.FetchOriginal(STILL, 0, 600));
        machine.onContent(600);
        assertThat(machine.next(600)).isEqualTo(new Request.FetchOriginal(STILL, 600, 400));
        assertThat(machine.remainingBytes()).isEqualTo(1_100);
        machine.onContent(400);
        assertThat(machine.complete()).isFalse();
        assertThat(machine.next(600)).isEqualTo(new Request.FetchOriginal(FILM, 0, 600));
        machine.onContent(600);
        machine.onContent(100);
        assertThat(machine.complete()).isTrue();
        assertThat(machine.remainingBytes()).isZero();
    }

    @Test
    void resumesInsideAChunkThatCameShort() {
        DownloadMachine machine = new DownloadMachine(ID, live(1_000, 700), WorkKind.ORIGINAL);
        machine.onContent(10);
        assertThat(machine.next(600)).isEqualTo(new Request.FetchOriginal(STILL, 10, 600));
    }

    @Test
    void fetchesTheOptimisedCopyInPiecesToo() {
        Revision revision = live(12_000_000, 700);
        DownloadMachine machine = new DownloadMachine(ID, revision, WorkKind.OPTIMISED);
        assertThat(machine.totalBytes()).isEqualTo(1_000_000);
        assertThat(machine.remainingBytes()).isEqualTo(1_000_000);
        assertThat(machine.next(600_000))
                .isEqualTo(new Request.FetchOptimised(ID, revision, 0, 600_000));
        machine.onContent(600_000);
        assertThat(machine.remainingBytes()).isEqualTo(400_000);
        assertThat(machine.next(600_000))
                .isEqualTo(new Request.FetchOptimised(ID, revision, 600_000, 400_000));
        machine.onContent(400_000);
        assertThat(machine.complete()).isTrue();
        assertThat(machine.remainingBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "5,0"})
    void getsThroughEmptyFiles(long stillBytes, long filmBytes) {
        DownloadMachine machine =
                new DownloadMachine(ID, live(stillBytes, filmBytes), WorkKind.ORIGINAL);
        for (int i = 0; i < 3 && !machine.complete(); i++) {
            Request.FetchOriginal next = (Request.FetchOriginal) machine.next(100);
            machine.onContent(next.lengthBytes());
        }
        assertThat(machine.complete()).isTrue();
    }

    @Test
    void hasNothingToFetchOfWhatIsPurged() {
        Revision purged = live(1, 1).withState(AssetState.PURGED, 9);
        assertThat(new DownloadMachine(ID, purged, WorkKind.ORIGINAL).complete()).isTrue();
    }
}
