package dev.photosync.sim.phone;

import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.network.Link;
import dev.photosync.sim.network.LinkShape;
import dev.photosync.sim.network.RateCurve;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A network that phones can be on: one link that all share behind a Wi-Fi router, or a link for
/// each phone of a cellular network.
public final class AccessNetwork {
    /// How long a router takes to start.
    private static final long ROUTER_START_MICROS = 90_000_000;

    private final String name;
    private final NetworkSetup setup;
    private final Kernel kernel;
    private final RandomStreams streams;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private LinkShape shape;
    private boolean up = true;
    private boolean internet;
    private boolean captivePortal;
    private boolean metered;

    public AccessNetwork(String name, NetworkSetup setup, Kernel kernel, RandomStreams streams) {
        this.name = name;
        this.setup = setup;
        this.kernel = kernel;
        this.streams = streams;
        this.shape =
                LinkShape.of(setup.up(), setup.down(), setup.latencyMicros())
                        .withFaults(setup.lossFraction(), setup.resetMeanMicros());
        this.internet = setup.internet();
        this.captivePortal = setup.captivePortal();
        this.metered = setup.metered();
    }

    public String name() {
        return name;
    }

    public boolean cellular() {
        return setup.cellular();
    }

    /// Whether the network is there to be joined at all.
    public boolean up() {
        return up;
    }

    public boolean internet() {
        return internet;
    }

    public boolean captivePortal() {
        return captivePortal;
    }

    public boolean metered() {
        return metered;
    }

    /// The link that carries a device's bytes.
    public Link link(String device) {
        String key = setup.cellular() ? device : "";
        return links.computeIfAbsent(
                key,
                k -> {
                    String full = setup.cellular() ? name + "/" + device : name;
                    return new Link(full, kernel, streams.stream("resets/" + full), shape);
                });
    }

    /// Calls back whenever something about the network has changed.
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    public void internet(boolean reached) {
        internet = reached;
        changed();
    }

    public void captivePortal(boolean on) {
        captivePortal = on;
        changed();
    }

    public void metered(boolean on) {
        metered = on;
        changed();
    }

    public void rates(long downBitsPerSecond, long upBitsPerSecond) {
        reshape(
                shape.withRates(
                        new RateCurve.Constant(upBitsPerSecond),
                        new RateCurve.Constant(downBitsPerSecond)));
    }

    public void loss(double fraction) {
        reshape(shape.withFaults(fraction, shape.meanTimeBetweenResetsMicros()));
    }

    public void resets(long meanMicros) {
        reshape(shape.withFaults(shape.lossFraction(), meanMicros));
    }

    /// Restarting a router takes the network away for a while. It comes back with what a restart
    /// mends: the way to the internet, and a connection that loses and breaks.
    public void restartRouter() {
        up = false;
        changed();
        kernel.schedule(
                kernel.nowMicros() + ROUTER_START_MICROS,
                () -> {
                    up = true;
                    internet = true;
                    reshape(shape.withFaults(0, 0));
                    changed();
                });
    }

    private void reshape(LinkShape next) {
        shape = next;
        for (Link link : links.values()) {
            link.reshape(next);
        }
    }

    private void changed() {
        for (Runnable listener : listeners) {
            listener.run();
        }
    }
}
