package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.CloudError.AuthenticationFailure;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the engine does when requests fail for everybody.
class WaitingTest {
    private static final Network OTHER_WIFI =
            new Network(Transport.WIFI, Reach.INTERNET, true, false);
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    private void takeTwo() {
        host.take(id, Photos.photo(1));
        host.take(Photos.id(2), Photos.photo(2));
    }

    @Test
    void waitsLongerAfterEachFailureInARowUpToTheLongest() {
        host.take(id, Photos.photo(1));
        long last = 0;
        for (int i = 0; i < 15; i++) {
            host.fail(host.only(), TransportFailure.UNREACHABLE);
            assertThat(host.pending).isEmpty();
            long failedAt = host.now();
            long full = Math.min(2L << i, 15 * 60) * FakeHost.SECOND;
            while (host.pending.isEmpty()) {
                host.wake();
            }
            last = host.now() - failedAt;
            assertThat(last).as("failure=%d", i + 1).isBetween(full / 2, full);
        }
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void countsRequestsThatFailTogetherAsOneFailure() {
        for (int i = 0; i < 8; i++) {
            cloud.put(Photos.id(10 + i), Photos.photo(10 + i));
        }
        takeTwo();
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
        assertThat(host.pending.size()).isGreaterThan(5);
        host.failAll(TransportFailure.CONNECTION_RESET);
        assertThat(host.wakeAt() - host.now())
                .isLessThanOrEqualTo(SyncPolicy.STANDARD.firstRetryMicros());
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportFailure.class,
            names = {"UNREACHABLE", "NAME_NOT_RESOLVED"})
    void triesAtOnceWhenTheNetworkHasChanged(TransportFailure failure) {
        takeTwo();
        host.failAll(failure);
        assertThat(host.held(WorkKind.UPLOAD)).isNotZero();
        assertThat(host.pending).isEmpty();
        host.observe(OTHER_WIFI);
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(host.pending).isNotEmpty();
    }

    @Test
    void forgetsItsFailuresOnceTheNetworkHasChanged() {
        takeTwo();
        for (int i = 0; i < 10; i++) {
            host.failAll(TransportFailure.UNREACHABLE);
            while (host.pending.isEmpty()) {
                host.wake();
            }
        }
        host.observe(OTHER_WIFI);
        host.settle();
        host.hint();
        host.failAll(TransportFailure.UNREACHABLE);
        assertThat(host.wakeAt() - host.now())
                .isLessThanOrEqualTo(SyncPolicy.STANDARD.firstRetryMicros());
    }

    @Test
    void sendsExactlyOneRequestWhenAWaitIsOver() {
        takeTwo();
        host.hint();
        assertThat(host.pending).hasSize(3);
        host.failAll(TransportFailure.UNREACHABLE);
        host.wake();
        assertThat(host.pending).hasSize(1);
        host.input(new Input.LocalChange(Photos.id(2), Photos.photo(2), -1));
        host.observe(FakeHost.BATTERY);
        host.observe(FakeHost.CHARGER);
        assertThat(host.pending).hasSize(1);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.RETRY_WAIT.bit());
        host.answer(host.only());
        assertThat(host.pending).hasSize(2);
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }

    @Test
    void sendsExactlyOneRequestEvenIfAnotherInputComesBeforeTheAlarm() {
        takeTwo();
        host.failAll(TransportFailure.UNREACHABLE);
        host.moveClock(FakeHost.MINUTE);
        host.hint();
        assertThat(host.pending).hasSize(1);
    }

    @Test
    void sendsAnotherProbeWhenTheFirstIsCancelled() {
        takeTwo();
        host.failAll(TransportFailure.UNREACHABLE);
        host.wake();
        host.observe(FakeHost.GOOD.settings());
        host.fail(host.only(), TransportFailure.CANCELLED);
        assertThat(host.pending).hasSize(1);
    }

    @Test
    void sendsAnotherProbeWhenTheFirstCouldNotBeRead() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        host.take(Photos.id(2), Photos.photo(2));
        host.failAll(TransportFailure.UNREACHABLE);
        host.wake();
        assertThat(host.only().body).isInstanceOf(Request.UploadPart.class);
        host.fail(host.only(), TransportFailure.SOURCE_UNREADABLE);
        assertThat(host.only().body).isInstanceOf(Request.OpenUpload.class);
        host.settle();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
    }

    /// The records that a probe would save all stand back for reasons of their own.
    @Test
    void keepsItsProbeWhenALaneHasNothingToSend() {
        cloud.batchLimit = 0;
        cloud.put(Photos.id(9), Photos.photo(1));
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        host.answer(host.find(Request.CommitBatch.class));
        cloud.refuseAll(
                request -> request instanceof Request.FetchChanges,
                new CloudError.ServiceUnavailable(FakeHost.MINUTE));
        host.hint();
        host.settle();
        cloud.relent();
        cloud.batchLimit = 100;
        host.pass(10 * FakeHost.MINUTE);
        assertThat(host.held(WorkKind.CHANGES)).isZero();
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.library().get(Photos.id(9))).isNotNull();
    }

    @Test
    void waitsAtLeastAsLongAsTheCloudAsks() {
        cloud.refuseOnce(
                Request.OpenUpload.class, new CloudError.RequestRateLimited(7 * FakeHost.MINUTE));
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.THROTTLED.bit());
        int sent = host.sent(Request.class).size();
        host.pass(7 * FakeHost.MINUTE - 1);
        assertThat(host.sent(Request.class)).hasSize(sent);
        host.pass(1);
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }

    @Test
    void waitsAsLongAsTheCloudAsksThoughAnEarlierRequestSucceeds() {
        takeTwo();
        FakeHost.Pending[] two = host.pending.values().toArray(FakeHost.Pending[]::new);
        cloud.refuseOnce(
                Request.OpenUpload.class, new CloudError.RequestRateLimited(7 * FakeHost.MINUTE));
        host.answer(two[0]);
        host.answer(two[1]);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.THROTTLED.bit());
        assertThat(host.pending).isEmpty();
        host.pass(7 * FakeHost.MINUTE);
        assertThat(cloud.get(id)).isNotNull();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
    }

    /// The cloud refuses a part only once all of it has crossed the network.
    @Test
    void asksWhereAnUploadStandsBeforeItSendsAnotherPartToACloudThatRefusedOne() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        cloud.refuseOnce(Request.UploadPart.class, new CloudError.ZoneBusy(FakeHost.MINUTE));
        host.answer(host.only());
        host.pass(FakeHost.MINUTE - 1);
        assertThat(host.sent(Request.UploadPart.class)).hasSize(1);
        host.moveClock(1);
        host.wake();
        assertThat(host.only().body).isInstanceOf(Request.OpenUpload.class);
        host.settle();
        assertThat(host.sent(Request.UploadPart.class)).hasSize(2);
        assertThat(cloud.get(id)).isNotNull();
    }

    /// A cloud that throttles serves some requests: what is tried had better be of use.
    @Test
    void sendsAPartWhenAThrottledWaitIsOver() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        cloud.refuseOnce(
                Request.UploadPart.class, new CloudError.RequestRateLimited(FakeHost.MINUTE));
        host.answer(host.only());
        host.moveClock(FakeHost.MINUTE);
        host.wake();
        assertThat(host.only().body).isInstanceOf(Request.UploadPart.class);
    }

    @Test
    void triesWithAPartWhetherANetworkThatLostOneLetsItThrough() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        host.fail(host.only(), TransportFailure.CONNECTION_RESET);
        host.wake();
        assertThat(host.only().body).isInstanceOf(Request.UploadPart.class);
    }

    @Test
    void doesNotEndTheCloudsWaitWhenTheNetworkChanges() {
        cloud.refuseOnce(Request.OpenUpload.class, new CloudError.ZoneBusy(7 * FakeHost.MINUTE));
        host.take(id, Photos.photo(1));
        host.settle();
        host.observe(OTHER_WIFI);
        assertThat(host.pending).isEmpty();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.ZONE_BUSY.bit());
    }

    @Test
    void namesWhatTheProbeFoundInsteadOfWhatItWasSentFor() {
        cloud.refuseOnce(Request.OpenUpload.class, new CloudError.ZoneBusy(FakeHost.MINUTE));
        host.take(id, Photos.photo(1));
        host.settle();
        host.wake();
        host.fail(host.only(), TransportFailure.UNREACHABLE);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.RETRY_WAIT.bit());
    }

    @Test
    void waitsForASignInWhenItsTokenHasExpired() {
        cloud.refuseAll(
                request -> true,
                new CloudError.NotAuthenticated(AuthenticationFailure.TOKEN_EXPIRED));
        host.take(id, Photos.photo(1));
        host.pass(24 * FakeHost.HOUR);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.TOKEN_EXPIRED.bit());
        assertThat(host.sent(Request.OpenUpload.class)).hasSize(1);
        cloud.relent();
        host.signedInAs(null);
        host.signedInAs(Photos.ACCOUNT);
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
    }

    /// Found by losing replies before a sign-in that had expired.
    @Test
    void forgetsTheWaitThatAProbeWasSentForWhenTheSignInHasExpiredMeanwhile() {
        host.take(id, Photos.photo(1));
        host.fail(host.only(), TransportFailure.CONNECTION_RESET);
        cloud.refuseAll(
                request -> true,
                new CloudError.NotAuthenticated(AuthenticationFailure.TOKEN_EXPIRED));
        host.wake();
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.TOKEN_EXPIRED.bit());
        cloud.relent();
        host.signedInAs(null);
        host.signedInAs(Photos.ACCOUNT);
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void triesNowAndThenWhetherTheClockHasBeenSet() {
        cloud.refuseAll(
                request -> true, new CloudError.NotAuthenticated(AuthenticationFailure.CLOCK_SKEW));
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.CLOCK_SKEW.bit());
        host.pass(FakeHost.HOUR);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void asksAtEachSweepWhetherTheCloudSpeaksItsProtocolAgain() {
        cloud.refuseAll(request -> true, new CloudError.IncompatibleVersion(9));
        host.take(id, Photos.photo(1));
        host.settle();
        int sentBefore = host.sent(Request.class).size();
        host.pass(24 * FakeHost.HOUR);
        assertThat(host.held(WorkKind.CHANGES)).isEqualTo(Reason.CLIENT_TOO_OLD.bit());
        assertThat(host.sent(Request.class).size() - sentBefore).isBetween(24, 49);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void takesUpWorkWhenTheOwnerSignsInAnewToTheSameAccount() {
        cloud.refuseAll(
                request -> true,
                new CloudError.NotAuthenticated(AuthenticationFailure.TOKEN_EXPIRED));
        host.take(id, Photos.photo(1));
        host.pass(24 * FakeHost.HOUR);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.TOKEN_EXPIRED.bit());
        cloud.relent();
        host.input(new Input.SignedIn());
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void namesItsOldProtocolAloneThoughItWasTryingWhetherAWaitIsOver() {
        host.take(id, Photos.photo(1));
        host.fail(host.only(), TransportFailure.CONNECTION_RESET);
        cloud.refuseAll(request -> true, new CloudError.IncompatibleVersion(9));
        host.wake();
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.CLIENT_TOO_OLD.bit());
    }

    @Test
    void holdsALaneWhoseEverySlotIsSilentUntilARestart() {
        host.confirmsCancels = false;
        takeTwo();
        host.passSilently(SyncPolicy.STANDARD.requestTimeoutMicros() + 1);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.SLOTS_SILENT.bit());
        host.passSilently(24 * FakeHost.HOUR);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.SLOTS_SILENT.bit());
        host.restart(true, false).settle();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void triesAgainWhenTheHostConfirmsThatAnOverdueRequestIsGone() {
        takeTwo();
        host.passSilently(SyncPolicy.STANDARD.requestTimeoutMicros() + 1);
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(cloud.get(id)).isNotNull();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
    }

    @Test
    void ignoresAnAnswerToARequestItNeverSent() {
        host.input(new Input.ReplyArrived(999, new Reply.Committed(1)));
        host.input(new Input.RequestFailed(998, TransportFailure.TIMED_OUT));
        assertThat(host.pending).isEmpty();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }
}
