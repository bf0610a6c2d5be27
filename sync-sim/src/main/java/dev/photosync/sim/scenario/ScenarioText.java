package dev.photosync.sim.scenario;

import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.form.FlowText;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A scenario as the file that an author would have written: what {@link ScenarioReader} reads back
/// as the same scenario, with defaults left out.
public final class ScenarioText {
    private final Scenario scenario;
    private final String currentRelease;
    private final boolean onlyAccount;
    private final StringBuilder text = new StringBuilder();

    private ScenarioText(Scenario scenario, KnownNames known) {
        this.scenario = scenario;
        this.currentRelease = known.currentRelease();
        this.onlyAccount =
                scenario.accounts().size() == 1
                        && scenario.accounts().containsKey(FileSection.ONLY_ACCOUNT);
    }

    /// The file's text.
    ///
    /// @throws IllegalArgumentException if a network follows a recorded trace, whose file is not
    ///   known
    public static String of(Scenario scenario, KnownNames known) {
        return new ScenarioText(scenario, known).write();
    }

    private String write() {
        line(FileSection.SCENARIO, FlowText.scalar(scenario.name()));
        if (!scenario.title().equals(scenario.name())) {
            line(FileSection.TITLE, FlowText.scalar(scenario.title()));
        }
        if (!scenario.strategy().isEmpty()) {
            line(FileSection.STRATEGY, scenario.strategy());
        }
        if (!scenario.kind().isEmpty()) {
            line(FileSection.KIND, scenario.kind());
        }
        lesson();
        line(FileSection.LENGTH, Units.formatDuration(scenario.lengthMicros()));
        if (scenario.startOfDayMicros() != 0) {
            line(FileSection.STARTS, Units.formatTimeOfDay(scenario.startOfDayMicros()));
        }
        line(FileSection.SEED, Long.toString(scenario.seed()));
        scenario.defect().ifPresent(defect -> line(FileSection.DEFECT, defect));
        accounts();
        section(FileSection.CLOUD, CloudSection.write(scenario.cloud()));
        section(FileSection.LIBRARY, LibrarySection.write(scenario.library(), onlyAccount));
        networks();
        devices();
        timeline();
        expectations();
        return text.toString();
    }

    private void lesson() {
        if (scenario.lesson().isEmpty()) {
            return;
        }
        line(FileSection.LESSON, "|");
        scenario.lesson()
                .lines()
                .forEach(words -> text.append(words.isBlank() ? "" : "  " + words).append('\n'));
    }

    private void accounts() {
        if (onlyAccount) {
            AccountSetup account = scenario.accounts().values().iterator().next();
            section(FileSection.ACCOUNT, AccountSection.write(account));
            return;
        }
        heading(FileSection.ACCOUNTS);
        scenario.accounts().forEach((name, setup) -> named(name, AccountSection.write(setup)));
    }

    private void networks() {
        List<String> written = new ArrayList<>();
        scenario.networks()
                .forEach((name, setup) -> {
                    boolean builtIn = setup.equals(NetworkSection.BUILT_IN.get(name));
                    if (!builtIn && !ownLink(name)) {
                        written.add(name);
                    }
                });
        if (written.isEmpty()) {
            return;
        }
        heading(FileSection.NETWORKS);
        for (Map.Entry<String, NetworkSetup> network : scenario.networks().entrySet()) {
            if (written.contains(network.getKey())) {
                named(network.getKey(), NetworkSection.write(network.getValue()));
            }
        }
    }

    private boolean ownLink(String network) {
        return scenario.devices().keySet().stream()
                .anyMatch(device -> DeviceSection.linkName(device).equals(network));
    }

    private void devices() {
        heading(FileSection.DEVICES);
        for (Map.Entry<String, DeviceSetup> device : scenario.devices().entrySet()) {
            Optional<NetworkSetup> link =
                    Optional.ofNullable(
                            scenario.networks().get(DeviceSection.linkName(device.getKey())));
            named(
                    device.getKey(),
                    DeviceSection.write(device.getValue(), onlyAccount, currentRelease, link));
        }
    }

    private void timeline() {
        if (scenario.timeline().isEmpty()) {
            return;
        }
        heading(FileSection.TIMELINE);
        for (TimelineEntry entry : scenario.timeline()) {
            FlowText flow = new FlowText().entry("at", Units.formatDuration(entry.atMicros()));
            item(
                    flow.entry(
                            subject(entry.target()),
                            FlowText.scalar(Vocabulary.phrase(entry.action()))));
        }
    }

    private void expectations() {
        if (scenario.expectations().isEmpty()) {
            return;
        }
        heading(FileSection.EXPECT);
        for (Expectation expectation : scenario.expectations()) {
            String claim = FlowText.scalar(Claims.phrase(expectation.claim()));
            FlowText flow = new FlowText();
            String subject = subject(expectation.subject());
            item(
                    switch (expectation.when()) {
                        case When.At at ->
                                flow.entry("at", Units.formatDuration(at.micros()))
                                        .entry(subject, claim);
                        case When.By by ->
                                flow.entry("by", Units.formatDuration(by.micros()))
                                        .entry(subject, claim);
                        case When.Always _ -> flow.entry("always", claim);
                    });
        }
    }

    /// An account that is the only one is called just that.
    private String subject(String name) {
        return onlyAccount && name.equals(FileSection.ONLY_ACCOUNT) ? Subjects.ACCOUNT : name;
    }

    private void line(Key<?> key, String value) {
        text.append(key.name()).append(": ").append(value).append('\n');
    }

    private void heading(Key<?> key) {
        text.append(key.name()).append(":\n");
    }

    private void section(Key<?> key, FlowText value) {
        if (!value.isEmpty()) {
            line(key, value.toString());
        }
    }

    private void named(String name, FlowText value) {
        text.append("  ").append(name).append(": ").append(value).append('\n');
    }

    private void item(FlowText flow) {
        text.append("  - ").append(flow).append('\n');
    }
}
