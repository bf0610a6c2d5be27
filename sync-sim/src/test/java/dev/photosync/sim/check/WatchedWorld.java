package dev.photosync.sim.check;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.sim.defect.Boundary;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent.Violated;
import dev.photosync.sim.world.World;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A world under watch, in which a test can plant what is wrong.
final class WatchedWorld {
    /// What becomes of an effect; null if it is lost.
    interface Tampering {
        @Nullable Effect apply(Effect effect);
    }

    private final Scenario scenario;
    private final World world;
    private final Invariants invariants;
    private final Liveness liveness;

    WatchedWorld(String text) {
        scenario = TestScenarios.read(text);
        world = new World(scenario, new Trace());
        invariants = Invariants.watch(world);
        liveness = Liveness.watch(world);
    }

    World world() {
        return world;
    }

    /// Changes the effects of a device's engine before its system gets them; null loses one.
    WatchedWorld plant(String device, Tampering change) {
        Objects.requireNonNull(world.phones().get(device))
                .disturb(
                        new Boundary() {
                            @Override
                            public void out(Effect effect, Consumer<Effect> system) {
                                Effect passed = change.apply(effect);
                                if (passed != null) {
                                    system.accept(passed);
                                }
                            }

                            @Override
                            public boolean endsBy(Remedy remedy) {
                                return false;
                            }
                        });
        return this;
    }

    /// Changes what a device's engine is told before it gets it; null keeps it from it.
    WatchedWorld mislead(String device, Function<Input, @Nullable Input> change) {
        Objects.requireNonNull(world.phones().get(device))
                .disturb(
                        new Boundary() {
                            @Override
                            public void in(Input input, Consumer<Input> engine) {
                                Input changed = change.apply(input);
                                if (changed != null) {
                                    engine.accept(changed);
                                }
                            }

                            @Override
                            public void out(Effect effect, Consumer<Effect> system) {
                                system.accept(effect);
                            }

                            @Override
                            public boolean endsBy(Remedy remedy) {
                                return false;
                            }
                        });
        return this;
    }

    /// Runs to the end.
    WatchedWorld run() {
        world.kernel().runUntil(scenario.lengthMicros());
        invariants.finish();
        liveness.look();
        return this;
    }

    List<Violated> violations() {
        return world.trace().events().stream()
                .filter(Violated.class::isInstance)
                .map(Violated.class::cast)
                .toList();
    }

    /// What kept devices from coming to rest.
    List<Breach> breaches() {
        return liveness.breaches();
    }

    /// The invariants of liveness that did not hold, each once.
    List<String> stuck() {
        return breaches().stream().map(Breach::invariant).distinct().toList();
    }

    /// The invariants that were violated, each once.
    List<String> broken() {
        return violations().stream().map(Violated::invariant).distinct().toList();
    }
}
