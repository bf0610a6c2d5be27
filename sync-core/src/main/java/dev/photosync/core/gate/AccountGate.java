package dev.photosync.core.gate;

/// Holds everything unless the library's own account is signed in and accepted.
final class AccountGate implements Gate {
    @Override
    public GateName name() {
        return GateName.ACCOUNT;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        if (conditions.signedInAs() == null) {
            return Reason.SIGNED_OUT.bit();
        }
        if (!conditions.signedInAs().equals(memory.libraryAccount())) {
            return Reason.WRONG_ACCOUNT.bit();
        }
        long reasons = conditions.settings().photoAccess() ? 0 : Reason.NO_PHOTO_ACCESS.bit();
        return reasons
                | memory.waiting(Reason.TOKEN_EXPIRED, nowMicros)
                | memory.waiting(Reason.CLOCK_SKEW, nowMicros);
    }
}
