package dev.photosync.core.schedule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.schedule.WorkItem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long QUOTA = Reason.CLOUD_QUOTA.bit();
    private static final long BUDGET = Reason.CELLULAR_BUDGET.bit();
    private final Lane lane = new Lane(WorkKind.UPLOAD, 2);

    private WorkItem add(int number) {
        return lane.add(new AssetId(number, number), 100, 10);
    }

    private WorkItem start() {
        WorkItem head = requireNonNull(lane.peek());
        lane.start(head);
        return head;
    }

    @Test
    void servesFirstComeFirstServedAsFarAsSlotsGo() {
        WorkItem first = add(1);
        WorkItem second = add(2);
        add(3);
        assertThat(start()).isSameAs(first);
        assertThat(start()).isSameAs(second);
        assertThat(lane.canTake()).isFalse();
        assertThat(lane.running()).isEqualTo(2);
        lane.end(first);
        assertThat(lane.canTake()).isTrue();
        assertThat(lane.pending()).isEqualTo(2);
        assertThat(lane.get(first.asset())).isNull();
    }

    @Test
    void letsThoseBehindPassABlockedItem() {
        WorkItem blocked = add(1);
        WorkItem next = add(2);
        lane.park(blocked, QUOTA);
        assertThat(lane.peek()).isSameAs(next);
        assertThat(lane.pending()).isEqualTo(2);
        assertThat(lane.running()).isZero();
        assertThat(lane.parkedFor(blocked)).isEqualTo(QUOTA);
    }

    @Test
    void givesAnItemItsRankBackWhenItIsUnparked() {
        WorkItem blocked = add(1);
        WorkItem next = add(2);
        lane.park(blocked, QUOTA | BUDGET);
        assertThat(lane.reconsider(Reason.TOO_WARM.bit())).isEmpty();
        assertThat(lane.reconsider(BUDGET)).containsExactly(blocked);
        assertThat(lane.peek()).isSameAs(blocked);
        assertThat(lane.parkedFor(blocked)).isZero();
        lane.unpark(blocked);
        start();
        assertThat(lane.peek()).isSameAs(next);
    }

    @Test
    void givesAnItemItsRankBackWhenItLosesItsSlot() {
        WorkItem first = add(1);
        add(2);
        start();
        start();
        lane.requeue(first);
        assertThat(lane.running()).isEqualTo(1);
        assertThat(lane.peek()).isSameAs(first);
    }

    @Test
    void freesTheSlotOnlyOfARunningItemThatEnds() {
        WorkItem running = add(1);
        WorkItem queued = add(2);
        WorkItem parked = add(3);
        start();
        lane.end(queued);
        assertThat(lane.running()).isEqualTo(1);
        lane.park(requireNonNull(lane.peek()), QUOTA);
        lane.end(parked);
        assertThat(lane.running()).isEqualTo(1);
        assertThat(lane.reconsider(QUOTA)).isEmpty();
        lane.end(running);
        assertThat(lane.running()).isZero();
        assertThat(lane.pending()).isZero();
        assertThat(lane.canTake()).isFalse();
    }

    @Test
    void behavesLikeAListOfItemsUnderRandomUse() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Lane tested = new Lane(WorkKind.OPTIMISED, 3);
            List<WorkItem> model = new ArrayList<>();
            int next = 0;
            for (int i = 0; i < 300; i++) {
                WorkItem any = model.isEmpty() ? null : model.get(random.nextInt(model.size()));
                WorkItem head = tested.peek();
                switch (random.nextInt(7)) {
                    case 0, 1 -> model.add(tested.add(new AssetId(seed, next++), 1, 1));
                    case 2 -> {
                        if (head != null && tested.canTake()) {
                            tested.start(head);
                        }
                    }
                    case 3 -> {
                        if (head != null) {
                            tested.park(head, random.nextBoolean() ? QUOTA : BUDGET);
                        }
                    }
                    case 4 -> {
                        if (any != null && any.place() == Place.RUNNING) {
                            tested.requeue(any);
                        }
                    }
                    case 5 -> tested.reconsider(random.nextBoolean() ? QUOTA : BUDGET);
                    default -> {
                        if (any != null) {
                            tested.end(any);
                            model.remove(any);
                        }
                    }
                }
                WorkItem expected =
                        model.stream()
                                .filter(item -> item.place() == Place.QUEUED)
                                .findFirst()
                                .orElse(null);
                long running = model.stream().filter(item -> item.place() == Place.RUNNING).count();
                assertThat(tested.peek()).as("seed=%d", seed).isSameAs(expected);
                assertThat(tested.running()).isEqualTo((int) running).isBetween(0, 3);
                assertThat(tested.pending()).isEqualTo(model.size());
                assertThat(tested.canTake()).isEqualTo(expected != null && running < 3);
            }
        }
    }

    @Test
    void countsAnItemsFailuresUntilItSucceeds() {
        WorkItem item = add(1);
        item.fail(Reason.SOURCE_UNREADABLE.bit(), 50);
        item.retry();
        assertThat(item.retryAtMicros()).isZero();
        assertThat(item.troubles()).isZero();
        item.fail(Reason.SOURCE_UNREADABLE.bit(), 90);
        assertThat(item.failures()).isEqualTo(2);
        assertThat(item.retryAtMicros()).isEqualTo(90);
        assertThat(item.troubles()).isEqualTo(Reason.SOURCE_UNREADABLE.bit());
        item.succeed();
        assertThat(item.failures()).isZero();
        item.remaining(60, 5);
        assertThat(item.bytes()).isEqualTo(60);
        assertThat(item.chunkBytes()).isEqualTo(5);
    }
}
