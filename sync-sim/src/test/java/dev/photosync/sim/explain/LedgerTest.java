package dev.photosync.sim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.explain.DeviceLedger.Share;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/// A device's books know what was told of its account, whether or not the device was heard of
/// since.
class LedgerTest {
    private static final AssetId PHOTO = new AssetId(1, 1);

    private final Ledger ledger = new Ledger();

    LedgerTest() {
        for (String device : new String[] {"phone", "tablet"}) {
            ledger.accept(new TraceEvent.DeviceIs(0, device, "home", 10, 0, 64));
            ledger.accept(new TraceEvent.EngineStarted(0, device, "18", StartCause.START));
        }
        ledger.accept(new TraceEvent.DeviceIs(0, "stranger", "work", 10, 0, 64));
        ledger.accept(new TraceEvent.EngineStarted(0, "stranger", "18", StartCause.START));
    }

    private void committed(long atMicros) {
        ledger.accept(new TraceEvent.CloudCommitted(atMicros, "home", PHOTO, "phone"));
    }

    private void engine(long atMicros, String device, EngineEvent event) {
        ledger.accept(new TraceEvent.Engine(atMicros, device, event));
    }

    @Test
    void countWhatOthersOfItsAccountCommitted() {
        committed(5);
        assertThat(ledger.device("tablet").unheard()).isOne();
        assertThat(ledger.device("phone").unheard()).isZero();
        assertThat(ledger.device("stranger").unheard()).isZero();
    }

    @Test
    void countItForOneWhoLookedBefore() {
        DeviceLedger tablet = ledger.device("tablet");
        committed(5);
        assertThat(tablet.shareNow()).isEqualTo(Share.WAITING);
        assertThat(tablet.hasWork(WorkKind.CHANGES)).isTrue();
        assertThat(tablet.unheard()).isOne();
    }

    @Test
    void giveTheTimeBeforeACommitToNothingAndTheTimeAfterItToWaiting() {
        committed(5);
        ledger.advance(20);
        DeviceLedger tablet = ledger.device("tablet");
        assertThat(tablet.shareMicros(Share.IDLE)).isEqualTo(5);
        assertThat(tablet.shareMicros(Share.WAITING)).isEqualTo(15);
    }

    @Test
    void readTheAccountsEventsBeforeALaterOneOfTheDevice() {
        committed(5);
        engine(8, "tablet", new EngineEvent.TookRemote(PHOTO));
        ledger.advance(20);
        DeviceLedger tablet = ledger.device("tablet");
        assertThat(tablet.unheard()).isZero();
        assertThat(tablet.shareMicros(Share.IDLE)).isEqualTo(5 + 12);
        assertThat(tablet.shareMicros(Share.WAITING)).isEqualTo(3);
    }

    @Test
    void holdTheChangeFeedOnlyWhereThereIsNews() {
        engine(1, "tablet", new EngineEvent.LaneHeld(WorkKind.CHANGES, Reason.NO_NETWORK.bit(), 0));
        assertThat(ledger.device("tablet").holds()).isZero();
        committed(5);
        ledger.advance(20);
        DeviceLedger tablet = ledger.device("tablet");
        assertThat(tablet.blamed()).isEqualTo(Reason.NO_NETWORK);
        assertThat(tablet.exclusiveMicros(Reason.NO_NETWORK)).isEqualTo(15);
    }

    @Test
    void tellTheJudgeWhatThePlanHasLeft() {
        engine(1, "phone", new EngineEvent.Queued(PHOTO, WorkKind.UPLOAD, 100));
        engine(
                2,
                "phone",
                new EngineEvent.Parked(PHOTO, WorkKind.UPLOAD, 100, Reason.CLOUD_QUOTA.bit()));
        ledger.accept(new TraceEvent.QuotaIs(3, "home", 1_000, 1_000, 0, 0));
        DeviceLedger phone = ledger.device("phone");
        assertThat(falseHolds(phone)).isZero();
        ledger.accept(new TraceEvent.QuotaIs(4, "home", 1_000, 500, 0, 0));
        assertThat(falseHolds(phone)).isEqualTo(Reason.CLOUD_QUOTA.bit());
    }

    private static long falseHolds(DeviceLedger device) {
        return device.judge().falseOnes(WorkKind.UPLOAD, device.holds(WorkKind.UPLOAD), 10);
    }
}
