package dev.photosync.core.gate;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.Transport;

/// Holds work to save the battery, as the power policy says; what the owner waits for runs anyway.
final class PowerGate implements Gate {
    @Override
    public GateName name() {
        return GateName.POWER;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        if (work.kind().urgent()) {
            return 0;
        }
        Power power = conditions.power();
        return switch (conditions.settings().powerPolicy()) {
            case EAGER -> 0;
            case STRICT -> strict(power, conditions.network());
            case STANDARD -> standard(work, power, policy, memory, nowMicros);
        };
    }

    private static long strict(Power power, Network network) {
        long reasons = power.charging() ? 0 : Reason.NOT_CHARGING.bit();
        if (network.transport() != Transport.WIFI) {
            reasons |= Reason.NOT_ON_WIFI.bit();
        }
        return power.tooWarm() ? reasons | Reason.TOO_WARM.bit() : reasons;
    }

    private static long standard(
            Work work, Power power, SyncPolicy policy, GateMemory memory, long nowMicros) {
        long reasons = power.tooWarm() && work.kind().bulk() ? Reason.TOO_WARM.bit() : 0;
        if (power.lowPowerMode()) {
            reasons |= Reason.LOW_POWER_MODE.bit();
        }
        if (power.charging()) {
            return reasons;
        }
        if (power.batteryPercent() <= policy.lowBatteryPercent()) {
            reasons |= Reason.LOW_BATTERY.bit();
        }
        long used = memory.backgroundMicros().used(nowMicros, policy.backgroundWindowMicros());
        return work.kind().bulk() && used >= policy.backgroundBudgetMicros()
                ? reasons | Reason.BACKGROUND_BUDGET.bit()
                : reasons;
    }
}
