package dev.photosync.core.gate;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The list of gates that an engine evaluates, every one at every decision.
///
/// A planted defect is made by leaving a gate out of the list or wrapping it, not by a switch
/// inside it.
public final class GateCatalogue {
    private final Gate[] gates;

    private GateCatalogue(ImmutableList<Gate> gates) {
        this.gates = gates.toArray(Gate[]::new);
    }

    /// Every gate.
    public static GateCatalogue all() {
        return new GateCatalogue(
                ImmutableList.of(
                        new AccountGate(),
                        new SyncSwitchGate(),
                        new VersionGate(),
                        new ReachabilityGate(),
                        new CellularGate(),
                        new CloudQuotaGate(),
                        new DeviceStorageGate(),
                        new PowerGate(),
                        new ServerGate(),
                        new EngineHealthGate(),
                        new BackoffGate()));
    }

    /// This catalogue without one gate.
    public GateCatalogue without(GateName name) {
        ImmutableList.Builder<Gate> rest = ImmutableList.builder();
        for (Gate gate : gates) {
            if (gate.name() != name) {
                rest.add(gate);
            }
        }
        return new GateCatalogue(rest.build());
    }

    /// This catalogue with each gate replaced by what a function makes of it.
    public GateCatalogue map(UnaryOperator<Gate> change) {
        return new GateCatalogue(
                Arrays.stream(gates).map(change).collect(ImmutableList.toImmutableList()));
    }

    /// All the reasons for which some gate holds the work. Allocates nothing.
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        long reasons = Reasons.NONE;
        for (Gate gate : gates) {
            reasons |= gate.evaluate(work, conditions, policy, memory, nowMicros);
        }
        return reasons;
    }
}
