package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

/// How a picture comes down, chunk by chunk, and what becomes of it when the cloud's answers are
/// not what was asked for.
class DownloadingTest {
    private static final long PART = SyncPolicy.STANDARD.partBytes();
    private static final Power WARM = new Power(80, true, false, true);
    private static final Settings METERED =
            new Settings(
                    true, 0, true, true, false, false, false, false, true, PowerPolicy.STANDARD);
    private static final Revision PHOTO = Photos.photo(1, 4 * PART);
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    private FakeHost.Pending begin() {
        cloud.put(id, PHOTO);
        host.hint();
        host.answer(host.only());
        return host.find(Request.FetchOriginal.class);
    }

    private void assertParkedFor(Reason reason) {
        EngineEvent.Parked parked = host.events(EngineEvent.Parked.class).getLast();
        assertThat(parked.asset()).isEqualTo(id);
        assertThat(parked.reasons()).isEqualTo(reason.bit() | Reason.ITEM_RETRY_WAIT.bit());
    }

    @Test
    void sendsNoNextChunkWhenAReplyComesThoughItsRequestWasStopped() {
        host.confirmsCancels = false;
        FakeHost.Pending first = begin();
        host.observe(Network.NONE);
        host.answer(first);
        assertThat(host.pending).isEmpty();
        host.observe(FakeHost.WIFI);
        host.settle();
        assertThat(
                        host.sent(Request.FetchOriginal.class).stream()
                                .map(Request.FetchOriginal::offsetBytes))
                .containsExactly(0L, PART, 2 * PART, 3 * PART);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void setsBackADownloadOfWhichTheCloudSendsNothing() {
        FakeHost.Pending sent = begin();
        host.pending.remove(sent.request);
        host.input(new Input.ReplyArrived(sent.request, new Reply.Content(0)));
        assertThat(host.pending).isEmpty();
        assertParkedFor(Reason.CONTENT_MISSING);
        host.pass(FakeHost.MINUTE);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void setsBackADownloadThatIsTooLargeForTheCloud() {
        cloud.refuseAll(Request.FetchOriginal.class::isInstance, new CloudError.BodyTooLarge(1));
        host.answer(begin());
        assertParkedFor(Reason.BODY_TOO_LARGE);
        cloud.put(Photos.id(2), Photos.photo(2));
        host.hint();
        host.answer(host.only());
        assertThat(host.find(Request.FetchOriginal.class).kind).isEqualTo(WorkKind.ORIGINAL);
        cloud.relent();
        host.pass(FakeHost.MINUTE);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void waitsBeforeItTriesAgainAfterAnAnswerThatNobodyExpects() {
        cloud.refuseAll(Request.FetchOriginal.class::isInstance, new CloudError.LimitExceeded());
        host.answer(begin());
        assertThat(host.held(WorkKind.ORIGINAL)).isEqualTo(Reason.RETRY_WAIT.bit());
        cloud.relent();
        host.pass(FakeHost.MINUTE);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void cutsTheNextChunkShorterWhenOneTookTooLong() {
        begin();
        host.passSilently(SyncPolicy.STANDARD.requestTimeoutMicros() + 1);
        host.settle();
        assertThat(
                        host.sent(Request.FetchOriginal.class).stream()
                                .map(Request.FetchOriginal::lengthBytes))
                .startsWith(PART, PART / 2, PART);
    }

    @Test
    void waitsAsBrieflyAsAtFirstOnceAChunkHasCome() {
        FakeHost.Pending sent = begin();
        for (int i = 0; i < 6; i++) {
            cloud.refuseOnce(Request.FetchOriginal.class, new CloudError.UnknownItem());
            host.answer(sent);
            while (host.pending.isEmpty()) {
                host.wake();
            }
            sent = host.only();
        }
        host.answer(sent);
        cloud.refuseOnce(Request.FetchOriginal.class, new CloudError.UnknownItem());
        host.answer(host.only());
        long refusedAt = host.now();
        host.wake();
        assertThat(host.now() - refusedAt)
                .isLessThanOrEqualTo(SyncPolicy.STANDARD.firstRetryMicros());
        assertThat(host.find(Request.FetchOriginal.class).body)
                .isEqualTo(new Request.FetchOriginal(Photos.hash(1), PART, PART));
    }

    @Test
    void triesWithOneDownloadWhetherAWaitIsOver() {
        for (int i = 0; i < 4; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        host.hint();
        host.answer(host.only());
        assertThat(host.pending.size()).isGreaterThan(1);
        host.failAll(TransportFailure.UNREACHABLE);
        while (host.pending.isEmpty()) {
            host.wake();
        }
        assertThat(host.only().body).isInstanceOf(Request.FetchOriginal.class);
    }

    private void fetchLargeOverCellular(long number, long sizeBytes, boolean onDemand) {
        cloud.put(Photos.id(number), Photos.photo(number, sizeBytes));
        host.hint();
        if (onDemand) {
            host.answer(host.only());
            host.input(new Input.OriginalRequested(Photos.id(number)));
        }
        host.settle();
    }

    @Test
    void spendsTheCellularBudgetOnWhatNobodyWaitsFor() {
        host.observe(FakeHost.CELLULAR);
        host.observe(METERED);
        long chunks = SyncPolicy.STANDARD.cellularBudgetBytes() / PART;
        fetchLargeOverCellular(1, (chunks + 1) * PART, false);
        assertThat(host.sent(Request.FetchOriginal.class)).hasSize((int) chunks);
        assertThat(host.rendition(id)).isEqualTo(Rendition.NONE);
    }

    @Test
    void sparesTheCellularBudgetForWhatItsOwnerWaitsFor() {
        host.observe(WARM);
        host.observe(FakeHost.CELLULAR);
        host.observe(METERED);
        fetchLargeOverCellular(1, SyncPolicy.STANDARD.cellularBudgetBytes(), true);
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        host.observe(FakeHost.CHARGER);
        fetchLargeOverCellular(2, 5 * PART, false);
        assertThat(host.rendition(Photos.id(2))).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void wantsNoOtherCopyOnceItHasTheOriginalThatItsOwnerWaitedFor() {
        for (Settings settings : new Settings[] {FakeHost.OPTIMISING, FakeHost.SETTINGS}) {
            long number = settings.optimiseStorage() ? 1 : 2;
            host.observe(settings);
            host.observe(WARM);
            cloud.put(Photos.id(number), Photos.photo(number));
            host.hint();
            host.settle();
            assertThat(host.pendingItems()).hasSize(1);
            host.input(new Input.OriginalRequested(Photos.id(number)));
            host.settle();
            assertThat(host.rendition(Photos.id(number))).isEqualTo(Rendition.ORIGINAL);
            assertThat(host.pendingItems()).isEmpty();
        }
    }
}
