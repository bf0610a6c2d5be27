package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How the engine tries a cloud again that throttled. Of requests that go out together one is
/// served, and the others have crossed the network in vain.
class ThrottlingTest {
    private static final CloudError THROTTLED = new CloudError.RequestRateLimited(FakeHost.MINUTE);

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();

    @BeforeEach
    void takesMoreThanItMaySendAtOnce() {
        for (int i = 1; i <= 40; i++) {
            host.take(Photos.id(i), Photos.photo(i));
        }
    }

    /// One of the requests under way is refused, and all others end.
    private void throttle() {
        cloud.refuseAll(request -> true, THROTTLED);
        host.settle();
        cloud.relent();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.THROTTLED.bit());
        host.moveClock(FakeHost.MINUTE);
        host.wake();
    }

    /// How many requests are served one at a time before several go out.
    private int servedAlone() {
        int served = 0;
        while (host.held(WorkKind.UPLOAD) != 0) {
            host.answer(host.only());
            served++;
        }
        assertThat(host.pending).hasSizeGreaterThan(1);
        return served;
    }

    @Test
    void sendsOneRequestAtATimeUntilSomeAreServed() {
        throttle();
        assertThat(servedAlone()).isEqualTo(6);
    }

    @Test
    void wantsTwiceAsManyServedWhenItIsRefusedSoonAfterItSeemedOver() {
        throttle();
        servedAlone();
        throttle();
        assertThat(servedAlone()).isEqualTo(12);
        throttle();
        assertThat(servedAlone()).isEqualTo(24);
    }

    @Test
    void wantsNoMoreServedForARefusalThatItForesaw() {
        throttle();
        host.answer(host.only());
        throttle();
        assertThat(servedAlone()).isEqualTo(6);
    }

    @Test
    void believesWhatItFoundOutOnlyForAsLongAsTheLongestWait() {
        throttle();
        servedAlone();
        host.moveClock(SyncPolicy.STANDARD.longestRetryMicros());
        throttle();
        assertThat(servedAlone()).isEqualTo(6);
    }

    @Test
    void sendsFromAllItsSlotsOnceTheCloudServesAll() {
        throttle();
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(cloud.get(Photos.id(40))).isNotNull();
        assertThat(host.sent(Request.OpenUpload.class)).hasSizeGreaterThanOrEqualTo(40);
    }
}
