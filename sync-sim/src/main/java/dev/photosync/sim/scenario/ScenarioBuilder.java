package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.Objects;
import java.util.Optional;

/// A scenario under way that began as another one.
public final class ScenarioBuilder {
    private final Scenario from;
    private String name;
    private String title;
    private String lesson;
    private long lengthMicros;
    private long seed;
    private Optional<String> defect;
    private ImmutableMap<String, AccountSetup> accounts;
    private CloudSetup cloud;
    private LibrarySetup library;
    private ImmutableMap<String, NetworkSetup> networks;
    private ImmutableMap<String, DeviceSetup> devices;
    private ImmutableList<TimelineEntry> timeline;
    private ImmutableList<Expectation> expectations;

    /// Begins with the same scenario.
    public ScenarioBuilder(Scenario from) {
        this.from = from;
        this.name = from.name();
        this.title = from.title();
        this.lesson = from.lesson();
        this.lengthMicros = from.lengthMicros();
        this.seed = from.seed();
        this.defect = from.defect();
        this.accounts = from.accounts();
        this.cloud = from.cloud();
        this.library = from.library();
        this.networks = from.networks();
        this.devices = from.devices();
        this.timeline = from.timeline();
        this.expectations = from.expectations();
    }

    public ScenarioBuilder name(String value) {
        name = value;
        return this;
    }

    public ScenarioBuilder title(String value) {
        title = value;
        return this;
    }

    public ScenarioBuilder lesson(String value) {
        lesson = value;
        return this;
    }

    public ScenarioBuilder lengthMicros(long value) {
        lengthMicros = value;
        return this;
    }

    public ScenarioBuilder seed(long value) {
        seed = value;
        return this;
    }

    public ScenarioBuilder defect(Optional<String> value) {
        defect = value;
        return this;
    }

    public ScenarioBuilder accounts(ImmutableMap<String, AccountSetup> value) {
        accounts = value;
        return this;
    }

    public ScenarioBuilder cloud(CloudSetup value) {
        cloud = value;
        return this;
    }

    public ScenarioBuilder library(LibrarySetup value) {
        library = value;
        return this;
    }

    public ScenarioBuilder networks(ImmutableMap<String, NetworkSetup> value) {
        networks = value;
        return this;
    }

    /// Adds a network that is built in, unless there is one of its name.
    ///
    /// @throws NullPointerException if none of this name is built in
    public ScenarioBuilder builtInNetwork(String called) {
        if (!networks.containsKey(called)) {
            NetworkSetup builtIn =
                    Objects.requireNonNull(
                            NetworkSection.BUILT_IN.get(called),
                            () -> "unknown network: name=" + called);
            networks =
                    ImmutableMap.<String, NetworkSetup>builder()
                            .putAll(networks)
                            .put(called, builtIn)
                            .buildOrThrow();
        }
        return this;
    }

    public ScenarioBuilder devices(ImmutableMap<String, DeviceSetup> value) {
        devices = value;
        return this;
    }

    public ScenarioBuilder timeline(ImmutableList<TimelineEntry> value) {
        timeline = value;
        return this;
    }

    public ScenarioBuilder expectations(ImmutableList<Expectation> value) {
        expectations = value;
        return this;
    }

    public Scenario build() {
        return new Scenario(
                from.source(),
                name,
                title,
                from.strategy(),
                from.kind(),
                lesson,
                lengthMicros,
                from.startOfDayMicros(),
                seed,
                defect,
                accounts,
                cloud,
                library,
                networks,
                devices,
                timeline,
                expectations);
    }
}
