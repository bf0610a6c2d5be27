package dev.photosync.bench;

import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// All gates for one piece of work. Floor: reading the conditions once.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class GateBenchmark {
    static final Conditions OPEN = conditions(Transport.WIFI, true, false);

    private final GateCatalogue gates = GateCatalogue.all();
    private final GateMemory memory = new GateMemory("home");
    private final Work work = new Work.LaneProbe(WorkKind.UPLOAD);
    private final Conditions held = conditions(Transport.CELLULAR, false, true);

    private static Conditions conditions(Transport transport, boolean charging, boolean saving) {
        return new Conditions(
                "home",
                new Network(transport, Reach.INTERNET, transport == Transport.CELLULAR, false),
                new Power(charging ? 90 : 15, charging, saving, false),
                20_000_000_000L,
                new Settings(
                        true,
                        0,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        true,
                        PowerPolicy.STANDARD));
    }

    @Setup
    public void check() {
        long expected =
                Reason.MOBILE_DATA_OFF.bit()
                        | Reason.LOW_POWER_MODE.bit()
                        | Reason.LOW_BATTERY.bit();
        if (openWork() != Reasons.NONE || heldWork() != expected) {
            throw new IllegalStateException(
                    "the gates disagree: open=" + openWork() + " held=" + Reasons.list(heldWork()));
        }
    }

    @Benchmark
    public long openWork() {
        return gates.evaluate(work, OPEN, SyncPolicy.STANDARD, memory, 1_000_000);
    }

    @Benchmark
    public long heldWork() {
        return gates.evaluate(work, held, SyncPolicy.STANDARD, memory, 1_000_000);
    }

    @Benchmark
    public long floorReadConditions() {
        Power power = OPEN.power();
        Settings settings = OPEN.settings();
        return (power.charging() ? 1 : 0)
                | (settings.syncOn() ? 2 : 0)
                | (OPEN.network().internet() ? 4 : 0)
                | (OPEN.freeBytes() > 0 ? 8 : 0);
    }
}
