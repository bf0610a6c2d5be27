package dev.photosync.core.gate;

/// Holds what the engine itself cannot do, and says so rather than showing a spinner.
final class EngineHealthGate implements Gate {
    @Override
    public GateName name() {
        return GateName.ENGINE_HEALTH;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        long reasons = work.troubles();
        if (memory.journalFailed()) {
            reasons |= Reason.JOURNAL_FAILED.bit();
        }
        return memory.allSlotsSilent(work.kind()) ? reasons | Reason.SLOTS_SILENT.bit() : reasons;
    }
}
