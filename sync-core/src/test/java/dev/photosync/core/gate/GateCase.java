package dev.photosync.core.gate;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One case of {@link GateCases}: good conditions, changed; the work; and every reason that must
/// hold it.
final class GateCase {
    static final long NOW = 1_000;
    static final long RESERVE = 200;
    static final long BUDGET = 1_000;
    static final long WINDOW = 10_000;

    static final SyncPolicy POLICY =
            new SyncPolicy(
                    20, RESERVE, 0, 0, BUDGET, WINDOW, 600, WINDOW, 100, 400, 250, 2, 4, 1, 1, 1, 1,
                    1);

    final String name;
    final Set<WorkKind> kinds;
    @Nullable String account = "ann";
    Transport transport = Transport.WIFI;
    Reach reach = Reach.INTERNET;
    boolean metered;
    boolean roaming;
    int battery = 80;
    boolean charging = true;
    boolean lowPower;
    boolean warm;
    long freeBytes = 1_000_000;
    boolean on = true;
    long pausedUntil;
    boolean cellularData = true;
    boolean mobileData = true;
    boolean unlimited = true;
    boolean dataRoaming;
    boolean lowData;
    boolean access = true;
    PowerPolicy power = PowerPolicy.STANDARD;
    long bytes = 50;
    long chunk = 50;
    long retryAt;
    long troubles;
    Consumer<GateMemory> memory = m -> {};
    EnumSet<Reason> held = EnumSet.noneOf(Reason.class);

    GateCase(String name, Set<WorkKind> kinds, Consumer<GateCase> change, Reason... held) {
        this.name = name;
        this.kinds = kinds;
        change.accept(this);
        this.held.addAll(Arrays.asList(held));
    }

    Conditions conditions() {
        return new Conditions(
                account,
                new Network(transport, reach, metered, roaming),
                new Power(battery, charging, lowPower, warm),
                freeBytes,
                new Settings(
                        on,
                        pausedUntil,
                        cellularData,
                        mobileData,
                        unlimited,
                        dataRoaming,
                        lowData,
                        true,
                        access,
                        power));
    }

    Item item(WorkKind kind) {
        return new Item(kind, bytes, chunk, retryAt, troubles);
    }

    GateMemory remembered() {
        GateMemory made = new GateMemory("ann");
        memory.accept(made);
        return made;
    }

    @Override
    public String toString() {
        return name + " " + kinds;
    }

    record Item(WorkKind kind, long bytes, long chunkBytes, long retryAtMicros, long troubles)
            implements Work {}
}
