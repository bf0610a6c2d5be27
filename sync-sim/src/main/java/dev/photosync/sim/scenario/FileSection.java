package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.FormRule;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import dev.photosync.sim.text.Units;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A scenario file as a whole.
final class FileSection {
    private static final int MOST_DEVICES = 1000;
    private static final int MOST_PARTS = 1000;
    static final String ONLY_ACCOUNT = "home";

    private static final Quantity<String> NAMES = Quantities.name("a name", "phone");

    static final Key<String> SCENARIO =
            Key.required(
                    "scenario",
                    Kinds.name(Quantities.name("a name", "cloud-storage-full")),
                    "the name by which it is run");
    static final Key<String> TITLE =
            Key.optional(
                    "title",
                    Kinds.text("a title", 100),
                    "the title (default: the scenario's name)");
    static final Key<String> STRATEGY =
            Key.optional(
                    "strategy",
                    Kinds.choice(
                            "a row of the guide",
                            ImmutableList.of(
                                    "1", "1a", "1b", "2", "2a", "2b", "2c", "2d", "3", "4", "5",
                                    "6", "7", "8"),
                            row -> row),
                    "the strategy of the guide that it teaches");
    static final Key<String> KIND =
            Key.optional(
                    "kind",
                    Kinds.choice("a kind of cause", Scenario.FIELD_KINDS, kind -> kind),
                    "the kind of field cause that it shows");
    static final Key<String> LESSON =
            Key.optional("lesson", Kinds.text("text", 8000), "what a reader should take from it");
    static final Key<Long> LENGTH =
            Key.required(
                    "length",
                    Kinds.quantity(Quantities.SOME_DURATION, Units.LONGEST_MICROS),
                    "how long it runs");
    static final Key<Long> STARTS =
            Key.optional(
                    "starts",
                    Kinds.quantity(Quantities.TIME_OF_DAY, 0L),
                    "00:00",
                    "the time of day at which it begins");
    static final Key<Long> SEED =
            Key.optional(
                    "seed",
                    Kinds.wholeNumber(0, 999_999_999_999_999_999L),
                    "1",
                    "the seed of all that is random");
    static final Key<Located<String>> DEFECT =
            Key.optional(
                    "defect",
                    Kinds.located(Kinds.name(Quantities.name("a defect", "evict-at-upload-start"))),
                    "a defect that every device has, from beginning to end");
    static final Key<Answers> ACCOUNT =
            Key.optional("account", AccountSection.FORM, "the account, where there is only one");
    static final Key<ImmutableList<Named<Answers>>> ACCOUNTS =
            Key.optional(
                    "accounts",
                    Kinds.named("accounts", NAMES, AccountSection.FORM, 1, MOST_PARTS),
                    "the accounts by name, where there are several");
    static final Key<Answers> CLOUD =
            Key.optional("cloud", CloudSection.FORM, "the cloud's own settings");
    static final Key<Answers> LIBRARY =
            Key.optional("library", LibrarySection.FORM, "what exists before the run");
    static final Key<ImmutableList<Named<Answers>>> NETWORKS =
            Key.optional(
                    "networks",
                    Kinds.named("networks", NAMES, NetworkSection.FORM, 0, MOST_PARTS),
                    "networks by name, beside or instead of those built in: "
                            + String.join(", ", NetworkSection.BUILT_IN.keySet()));
    static final Key<ImmutableList<Named<Answers>>> DEVICES =
            Key.required(
                    "devices",
                    Kinds.named("devices", NAMES, DeviceSection.FORM, 1, MOST_DEVICES),
                    "the phones, tablets and computers");
    static final Key<ImmutableList<Answers>> TIMELINE =
            Key.optional(
                    "timeline",
                    Kinds.list(TimelineSection.ENTRY, TimelineSection.MOST),
                    "what happens, in order of time");
    static final Key<ImmutableList<Answers>> EXPECT =
            Key.optional(
                    "expect",
                    Kinds.list(ExpectSection.ENTRY, TimelineSection.MOST),
                    "what the scenario claims about its own run");

    static final Form FORM =
            Form.of(
                            "a scenario",
                            SCENARIO,
                            TITLE,
                            STRATEGY,
                            KIND,
                            LESSON,
                            LENGTH,
                            STARTS,
                            SEED,
                            DEFECT,
                            ACCOUNT,
                            ACCOUNTS,
                            CLOUD,
                            LIBRARY,
                            NETWORKS,
                            DEVICES,
                            TIMELINE,
                            EXPECT)
                    .with(new FormRule.NotBoth(ACCOUNT, ACCOUNTS));

    private final Answers file;
    private final Reading reading;
    private final Subjects subjects;

    FileSection(Answers file, Reading reading) {
        this.file = file;
        this.reading = reading;
        this.subjects = new Subjects(reading);
    }

    /// The scenario; of no use if there are problems.
    ///
    /// @param source the file, as the caller named it
    Scenario read(String source) {
        ImmutableMap<String, AccountSetup> accounts = accounts();
        ImmutableMap<String, NetworkSetup> networks = networks();
        ImmutableMap<String, DeviceSetup> devices = devices(networks);
        ActionCheck check = new ActionCheck(reading, subjects, networks, accounts);
        long length = file.get(LENGTH);
        ImmutableList<TimelineEntry> timeline =
                new TimelineSection(reading, subjects, check, length).read(file.get(TIMELINE));
        LibrarySetup library = LibrarySection.read(file.get(LIBRARY), reading, subjects, devices);
        checkAssets(library, check);
        return new Scenario(
                source,
                file.get(SCENARIO),
                file.get(TITLE).isEmpty() ? file.get(SCENARIO) : file.get(TITLE),
                file.has(STRATEGY) ? file.get(STRATEGY) : "",
                file.has(KIND) ? file.get(KIND) : "",
                file.get(LESSON),
                length,
                file.get(STARTS),
                file.get(SEED),
                defect(),
                accounts,
                CloudSection.read(file.get(CLOUD)),
                library,
                used(networks, devices, timeline, check),
                devices,
                timeline,
                new ExpectSection(reading, subjects, length).read(file.get(EXPECT)));
    }

    private Optional<String> defect() {
        Located<String> name = file.get(DEFECT);
        if (name.value().isEmpty()) {
            // Left out, or reported as something else than a name.
            return Optional.empty();
        }
        reading.check("defect", name, reading.known.defects());
        return Optional.of(name.value());
    }

    private ImmutableMap<String, AccountSetup> accounts() {
        if (!file.has(ACCOUNTS)) {
            subjects.declare(TargetKind.ACCOUNT, ONLY_ACCOUNT, file.at(ACCOUNT));
            return ImmutableMap.of(ONLY_ACCOUNT, AccountSection.read(file.get(ACCOUNT)));
        }
        ImmutableMap.Builder<String, AccountSetup> accounts = ImmutableMap.builder();
        for (Named<Answers> account : file.get(ACCOUNTS)) {
            subjects.declare(TargetKind.ACCOUNT, account.name(), account.at());
            accounts.put(account.name(), AccountSection.read(account.value()));
        }
        return accounts.buildOrThrow();
    }

    private ImmutableMap<String, NetworkSetup> networks() {
        Map<String, NetworkSetup> networks = new LinkedHashMap<>();
        for (Named<Answers> network : file.get(NETWORKS)) {
            subjects.declare(TargetKind.NETWORK, network.name(), network.at());
            networks.put(network.name(), NetworkSection.read(network, reading));
        }
        NetworkSection.BUILT_IN.forEach((name, setup) -> {
            if (networks.putIfAbsent(name, setup) == null) {
                subjects.declare(TargetKind.NETWORK, name, file.at());
            }
        });
        return ImmutableMap.copyOf(networks);
    }

    private ImmutableMap<String, DeviceSetup> devices(ImmutableMap<String, NetworkSetup> networks) {
        for (Named<Answers> device : file.get(DEVICES)) {
            subjects.declare(TargetKind.DEVICE, device.name(), device.at());
        }
        DeviceSection section = new DeviceSection(reading, subjects, networks);
        ImmutableMap.Builder<String, DeviceSetup> devices = ImmutableMap.builder();
        for (Named<Answers> device : file.get(DEVICES)) {
            devices.put(device.name(), section.read(device));
            DeviceSection.ownLink(device)
                    .ifPresent(
                            link -> subjects.declare(TargetKind.NETWORK, link.name(), link.at()));
        }
        return devices.buildOrThrow();
    }

    /// The networks that can matter: those of the file, those of single devices, and those built in
    /// that something refers to. A routine may join any.
    private ImmutableMap<String, NetworkSetup> used(
            ImmutableMap<String, NetworkSetup> networks,
            ImmutableMap<String, DeviceSetup> devices,
            ImmutableList<TimelineEntry> timeline,
            ActionCheck check) {
        Set<String> names = new LinkedHashSet<>(check.joined());
        file.get(NETWORKS).forEach(network -> names.add(network.name()));
        timeline.forEach(entry -> names.add(entry.target()));
        for (DeviceSetup device : devices.values()) {
            device.wifi().ifPresent(names::add);
            device.cellular().ifPresent(names::add);
            if (!device.routine().equals(Subjects.NONE)) {
                names.addAll(NetworkSection.BUILT_IN.keySet());
            }
        }
        ImmutableMap.Builder<String, NetworkSetup> used = ImmutableMap.builder();
        used.putAll(Maps.filterKeys(networks, names::contains));
        for (Named<Answers> device : file.get(DEVICES)) {
            DeviceSection.ownLink(device)
                    .ifPresent(link ->
                            used.put(
                                    link.name(),
                                    NetworkSection.readOwnLink(link.value(), reading)));
        }
        // Names that clash have been reported.
        return used.buildKeepingLast();
    }

    private void checkAssets(LibrarySetup library, ActionCheck check) {
        long assets = (long) library.photos() + library.videos() + check.assetsTaken();
        if (assets > Quantities.MOST) {
            reading.problems.add(
                    file.at(file.has(LIBRARY) ? LIBRARY : TIMELINE),
                    "at most "
                            + Quantities.MOST
                            + " photos and videos are allowed; library and timeline make "
                            + assets);
        }
    }
}
