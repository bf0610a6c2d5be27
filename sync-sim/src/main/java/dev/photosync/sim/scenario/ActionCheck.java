package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Whether what actions name exists, and how much they add.
final class ActionCheck {
    private final Reading reading;
    private final Subjects subjects;
    private final ImmutableMap<String, NetworkSetup> networks;
    private final Set<String> purposes = new LinkedHashSet<>();
    private final Set<String> joined = new LinkedHashSet<>();
    private long assetsTaken;

    ActionCheck(
            Reading reading,
            Subjects subjects,
            ImmutableMap<String, NetworkSetup> networks,
            ImmutableMap<String, AccountSetup> accounts) {
        this.reading = reading;
        this.subjects = subjects;
        this.networks = networks;
        accounts.values().forEach(account -> purposes.addAll(account.usedBytes().keySet()));
    }

    /// Adds a problem if an action names what there is not.
    void check(Action action, Place at) {
        switch (action) {
            case Action.JoinWifi join -> {
                joined.add(join.network());
                reading.check("Wi-Fi network", new Located<>(join.network(), at), wifi());
            }
            case Action.SignIn signIn ->
                    reading.check(
                            "account",
                            new Located<>(signIn.account(), at),
                            subjects.names(TargetKind.ACCOUNT));
            case Action.Update update ->
                    reading.check(
                            "release",
                            new Located<>(update.release(), at),
                            reading.known.releases());
            case Action.StartGlitch glitch ->
                    reading.check(
                            "glitch", new Located<>(glitch.glitch(), at), reading.known.glitches());
            case Action.UseQuota use -> purposes.add(use.by());
            case Action.FreeQuota free ->
                    reading.check("use of a plan called", new Located<>(free.of(), at), purposes);
            default -> {
                // Names nothing.
            }
        }
    }

    /// Counts what an action adds to the library, each time it happens.
    void count(TimelineEntry entry) {
        assetsTaken +=
                switch (entry.action()) {
                    case Action.TakePhotos take -> take.count();
                    case Action.TakeVideos take -> take.count();
                    case Action.TakeRawPhotos take -> take.count();
                    case Action.TakeSpatialPhotos take -> take.count();
                    case Action.TakeVideo take -> 1;
                    default -> 0;
                };
    }

    /// How many assets the timeline adds in all.
    long assetsTaken() {
        return assetsTaken;
    }

    /// The networks that devices join.
    Set<String> joined() {
        return joined;
    }

    private ImmutableSet<String> wifi() {
        return networks.entrySet().stream()
                .filter(network -> !network.getValue().cellular())
                .map(Map.Entry::getKey)
                .collect(ImmutableSet.toImmutableSet());
    }
}
