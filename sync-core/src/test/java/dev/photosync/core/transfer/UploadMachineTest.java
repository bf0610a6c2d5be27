package dev.photosync.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UploadMachineTest {
    private static final ContentHash HASH = new ContentHash(1, 2, 3, 4);
    private static final Resource RESOURCE =
            new Resource(ResourceRole.ORIGINAL, HASH, 1_000, false);
    private final UploadMachine machine = new UploadMachine(RESOURCE);

    @SafeVarargs
    private static UploadSession session(long id, Range<Long>... confirmed) {
        return new UploadSession(
                id, HASH, 1_000, ImmutableRangeSet.unionOf(Arrays.asList(confirmed)));
    }

    @Test
    void opensSendsPartAfterPartAndCompletes() {
        assertThat(machine.promised()).isFalse();
        assertThat(machine.next(400)).isEqualTo(new Request.OpenUpload(HASH, 1_000));
        machine.onSession(session(9));
        assertThat(machine.promised()).isTrue();
        assertThat(machine.next(400)).isEqualTo(new Request.UploadPart(9, HASH, 0, 400));
        machine.onSession(session(9, Range.closedOpen(0L, 400L)));
        assertThat(machine.next(400)).isEqualTo(new Request.UploadPart(9, HASH, 400, 400));
        machine.onSession(session(9, Range.closedOpen(0L, 800L)));
        assertThat(machine.next(400)).isEqualTo(new Request.UploadPart(9, HASH, 800, 200));
        assertThat(machine.remainingBytes()).isEqualTo(200);
        machine.onSession(session(9, Range.closedOpen(0L, 1_000L)));
        assertThat(machine.next(400)).isEqualTo(new Request.CompleteUpload(9, HASH));
        machine.onStored();
        assertThat(machine.stored()).isTrue();
        assertThat(machine.remainingBytes()).isZero();
        assertThatThrownBy(() -> machine.next(400)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fillsTheGapsOfAResumedSessionInOrder() {
        machine.onSession(session(9, Range.closedOpen(100L, 300L), Range.closedOpen(500L, 600L)));
        assertThat(machine.remainingBytes()).isEqualTo(700);
        assertThat(machine.next(400)).isEqualTo(new Request.UploadPart(9, HASH, 0, 100));
        machine.onSession(session(9, Range.closedOpen(0L, 300L), Range.closedOpen(500L, 600L)));
        assertThat(machine.next(150)).isEqualTo(new Request.UploadPart(9, HASH, 300, 150));
        assertThat(machine.next(400)).isEqualTo(new Request.UploadPart(9, HASH, 300, 200));
    }

    @Test
    void opensAgainAfterItsSessionIsLost() {
        machine.onSession(session(9, Range.closedOpen(0L, 999L)));
        machine.startOver();
        assertThat(machine.remainingBytes()).isEqualTo(1_000);
        assertThat(machine.next(400)).isEqualTo(new Request.OpenUpload(HASH, 1_000));
        machine.onSession(session(10));
        assertThat(machine.next(400)).isEqualTo(new Request.UploadPart(10, HASH, 0, 400));
    }

    @Test
    void completesAnEmptyFileAtOnce() {
        UploadMachine empty =
                new UploadMachine(new Resource(ResourceRole.ORIGINAL, HASH, 0, false));
        empty.onSession(new UploadSession(3, HASH, 0, ImmutableRangeSet.of()));
        assertThat(empty.next(400)).isEqualTo(new Request.CompleteUpload(3, HASH));
    }

    @Test
    void sendsEveryByteOnceWhateverWasConfirmedBefore() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Range<Long>> confirmed = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                long from = random.nextLong(1_000);
                confirmed.add(Range.closedOpen(from, from + random.nextLong(1_000 - from) + 1));
            }
            ImmutableRangeSet<Long> ranges = ImmutableRangeSet.unionOf(confirmed);
            UploadMachine tested = new UploadMachine(RESOURCE);
            tested.onSession(new UploadSession(1, HASH, 1_000, ranges));
            long left = tested.remainingBytes();
            while (tested.next(1 + random.nextLong(300)) instanceof Request.UploadPart part) {
                Range<Long> sent =
                        Range.closedOpen(
                                part.offsetBytes(), part.offsetBytes() + part.lengthBytes());
                assertThat(part.lengthBytes()).isPositive();
                assertThat(ranges.intersects(sent)).as("seed=%d", seed).isFalse();
                ranges = ranges.union(ImmutableRangeSet.of(sent));
                left -= part.lengthBytes();
                tested.onSession(new UploadSession(1, HASH, 1_000, ranges));
            }
            assertThat(left).as("seed=%d", seed).isZero();
            assertThat(tested.remainingBytes()).isZero();
        }
    }
}
