package dev.photosync.core.engine;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.library.Mix;

/// What the engine does when requests fail for everybody: it waits, lets one probe out when the
/// wait is over, and stops waiting when the probe succeeds or the cause has ended.
final class Setbacks {
    /// What ends when the network changes.
    private static final long OF_THE_NETWORK =
            Reason.RETRY_WAIT.bit() | Reason.NETWORK_SETTINGS.bit();

    /// What ends when somebody signs in.
    private static final long OF_THE_SIGN_IN = Reason.TOKEN_EXPIRED.bit() | Reason.CLOCK_SKEW.bit();

    /// The longest wait that a cloud can ask for: a day. One that asks for more is tried sooner.
    private static final long LONGEST_ASKED_MICROS = 24L * 3600 * 1_000_000;

    private final EngineState state;
    private final Throttle throttle = new Throttle();
    private int failures;
    private boolean probeAllowed;

    Setbacks(EngineState state) {
        this.state = state;
    }

    /// A request got no answer, for a reason that concerns every request.
    void onTransport(TransportFailure failure) {
        // Requests that fail together are one failure.
        if (!waits(Reason.RETRY_WAIT)) {
            forgetProbed();
            state.memory.waitUntil(Reason.RETRY_WAIT, backoffUntil());
            probeAllowed = false;
        }
        if (failure == TransportFailure.NAME_NOT_RESOLVED) {
            state.memory.waitUntil(
                    Reason.NETWORK_SETTINGS, state.memory.waitUntilMicros(Reason.RETRY_WAIT));
        }
    }

    /// The cloud refused a request for a reason that concerns every request.
    ///
    /// @return whether the error was of that kind
    boolean onRefusal(CloudError error) {
        switch (error) {
            case CloudError.ServiceUnavailable e -> waitFor(Reason.SERVER_DOWN, e);
            case CloudError.ZoneBusy e -> waitFor(Reason.ZONE_BUSY, e);
            case CloudError.RequestRateLimited e -> {
                throttle.refused(
                        !Reasons.contains(state.memory.waits(), Reason.THROTTLED),
                        state.now(),
                        state.config.policy().longestRetryMicros());
                waitFor(Reason.THROTTLED, e);
            }
            case CloudError.AccountTemporarilyUnavailable e ->
                    waitFor(Reason.ACCOUNT_UNAVAILABLE, e);
            case CloudError.NotAuthenticated e -> {
                forgetProbed();
                switch (e.cause()) {
                    case TOKEN_EXPIRED ->
                            state.memory.waitUntil(Reason.TOKEN_EXPIRED, GateMemory.UNTIL_CLEARED);
                    case CLOCK_SKEW -> state.memory.waitUntil(Reason.CLOCK_SKEW, backoffUntil());
                }
            }
            case CloudError.IncompatibleVersion _ -> {
                // A cloud may take back what it demands; nobody else would tell.
                forgetProbed();
                state.memory.waitUntil(
                        Reason.CLIENT_TOO_OLD, state.now() + state.config.policy().sweepMicros());
            }
            case CloudError.ServerRecordChanged _,
                    CloudError.AssetFileNotFound _,
                    CloudError.ZoneNotFound _,
                    CloudError.QuotaExceeded _,
                    CloudError.LimitExceeded _,
                    CloudError.ChangeTokenExpired _,
                    CloudError.UploadExpired _,
                    CloudError.HashMismatch _,
                    CloudError.BodyTooLarge _,
                    CloudError.UnknownItem _ -> {
                return false;
            }
        }
        probeAllowed = false;
        return true;
    }

    /// A request was served: the network is fine, and whatever is being tried is over. A wait that
    /// the cloud has asked for lasts as long as it asked, whatever it still serves that was sent
    /// before.
    void onSuccess() {
        if (failures > 0 || (state.memory.waits() & GateMemory.PROBED) != Reasons.NONE) {
            long over = OF_THE_NETWORK | Reason.CLOCK_SKEW.bit();
            for (long rest = GateMemory.PROBED; rest != 0; rest &= rest - 1) {
                Reason reason = Reasons.first(rest);
                if (state.memory.waitUntilMicros(reason) == GateMemory.UNTIL_CLEARED) {
                    over |= reason.bit();
                }
            }
            boolean mayThrottle =
                    Reasons.contains(over, Reason.THROTTLED) && throttle.stillAfterServing();
            end(mayThrottle ? over & ~Reason.THROTTLED.bit() : over);
            if (mayThrottle
                    && (state.memory.waits() & GateMemory.PROBED) == Reason.THROTTLED.bit()) {
                failures = 0;
                probeAllowed = true;
            }
        }
    }

    /// The network is another than before.
    void onNetworkChange() {
        end(OF_THE_NETWORK);
    }

    /// The owner has signed in or out.
    void onSignInChange() {
        end(OF_THE_SIGN_IN);
    }

    private void end(long reasons) {
        state.memory.clear(reasons);
        if ((state.memory.waiting(state.now()) & GateMemory.PROBED) == Reasons.NONE) {
            failures = 0;
            probeAllowed = false;
        }
    }

    /// Allows one probe when a wait is over. The wait itself goes on until the probe is answered,
    /// so that a hold does not flicker while its cause is still being tried.
    void onTime() {
        for (long rest = state.memory.waits() & GateMemory.PROBED; rest != 0; rest &= rest - 1) {
            Reason reason = Reasons.first(rest);
            if (state.memory.waitUntilMicros(reason) <= state.now()) {
                state.memory.waitUntil(reason, GateMemory.UNTIL_CLEARED);
                probeAllowed = true;
            }
        }
    }

    /// Whether one request may go out although everybody waits.
    boolean probeAllowed() {
        return probeAllowed;
    }

    /// Nothing is under way: a cloud that throttled has served all there was.
    ///
    /// @return whether that ends a wait
    boolean onIdle() {
        boolean ends =
                throttle.servedAny()
                        && state.memory.waitUntilMicros(Reason.THROTTLED)
                                == GateMemory.UNTIL_CLEARED;
        if (ends) {
            end(Reason.THROTTLED.bit());
        }
        return ends;
    }

    /// The probe is on its way.
    void probeSent() {
        probeAllowed = false;
    }

    /// The probe came to nothing, but not for a reason that tells anything.
    void probeLost() {
        probeAllowed = true;
    }

    /// A failed probe says what everybody waits for now; what it was sent out to try is void.
    private void forgetProbed() {
        for (Reason reason : Reasons.list(GateMemory.PROBED)) {
            if (state.memory.waitUntilMicros(reason) == GateMemory.UNTIL_CLEARED) {
                state.memory.waitUntil(reason, 0);
            }
        }
    }

    private void waitFor(Reason reason, CloudError.Transient error) {
        long before = waits(reason) ? state.memory.waitUntilMicros(reason) : backoffUntil();
        forgetProbed();
        long asked = Math.clamp(error.retryAfterMicros(), 0, LONGEST_ASKED_MICROS);
        long atLeast = state.now() + asked;
        state.memory.waitUntil(reason, Math.max(atLeast, before));
    }

    /// Whether a wait is under way that is not being tried yet.
    private boolean waits(Reason reason) {
        long until = state.memory.waitUntilMicros(reason);
        return until > state.now() && until != GateMemory.UNTIL_CLEARED;
    }

    private long backoffUntil() {
        failures++;
        return state.now()
                + state.config
                        .rules()
                        .retry()
                        .delayMicros(
                                failures,
                                state.config.policy().firstRetryMicros(),
                                state.config.policy().longestRetryMicros(),
                                Mix.of(state.config.seed(), state.now()));
    }
}
