package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.sim.action.TargetKind;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.FlowText;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.FormRule;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kind;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.scenario.Scenario.DeviceSettings;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Units;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One of {@code devices}.
final class DeviceSection {
    private static final Key<Located<String>> ACCOUNT =
            Key.optional(
                    "account",
                    word("an account", "anna"),
                    "the account of its library; needed where there are several");
    private static final Key<Located<String>> SIGNED_IN =
            Key.optional(
                    "signed-in",
                    word("an account or none", "anna"),
                    "the account it is signed in to, or none (default: that of its library)");
    private static final Key<Long> STORAGE =
            Key.optional(
                    "storage",
                    Kinds.quantity(Quantities.SIZE, Units.LARGEST_BYTES),
                    "64 GB",
                    "its storage in all");
    private static final Key<Long> USED =
            Key.optional(
                    "used",
                    Kinds.quantity(Quantities.SIZE, 0L),
                    "15 GB",
                    "what system and apps take of the storage");
    private static final Key<Located<String>> NETWORK =
            Key.optional(
                    "network",
                    word("a Wi-Fi network or none", "home-wifi"),
                    "none",
                    "the Wi-Fi network it has joined");
    private static final Key<Located<String>> CELLULAR =
            Key.optional(
                    "cellular",
                    word("a cellular network or none", "lte"),
                    "none",
                    "its cellular network");
    private static final Key<Answers> LINK =
            Key.optional(
                    "link",
                    NetworkSection.LINK,
                    "the link of its own cellular network, which is then called DEVICE-link");
    private static final Key<Boolean> CHARGING =
            Key.optional("charging", Kinds.SWITCH, "off", "whether it is on its charger");
    private static final Key<Integer> BATTERY =
            Key.optional(
                    "battery", Kinds.quantity(Quantities.WHOLE_PERCENT, 0), "80 %", "its charge");
    private static final Key<Located<String>> RELEASE =
            Key.optional(
                    "release",
                    word("a release", "18.1"),
                    "the release it runs (default: the current one)");
    private static final Key<Located<String>> ROUTINE =
            Key.optional(
                    "routine", word("a routine or none", "office"), "none", "its owner's routine");
    private static final Key<Boolean> SYNC =
            Key.optional("sync", Kinds.SWITCH, "on", "the switch \"Sync this phone\"");
    private static final Key<Boolean> CELLULAR_DATA =
            Key.optional("cellular-data", Kinds.SWITCH, "on", "the cellular data switch");
    private static final Key<Boolean> MOBILE_DATA =
            Key.optional("mobile-data", Kinds.SWITCH, "on", "the Photos app's own cellular switch");
    private static final Key<Boolean> UNLIMITED_UPDATES =
            Key.optional(
                    "unlimited-updates",
                    Kinds.SWITCH,
                    "off",
                    "whether cellular data may be used without a daily limit");
    private static final Key<Boolean> DATA_ROAMING =
            Key.optional(
                    "data-roaming",
                    Kinds.SWITCH,
                    "off",
                    "whether cellular data may be used abroad");
    private static final Key<Boolean> LOW_DATA_MODE =
            Key.optional("low-data-mode", Kinds.SWITCH, "off", "whether the system saves data");
    private static final Key<Boolean> OPTIMIZE_STORAGE =
            Key.optional(
                    "optimize-storage",
                    Kinds.SWITCH,
                    "on",
                    "whether originals may live in the cloud alone");
    private static final Key<PowerPolicy> POWER_POLICY =
            Key.optional(
                    "power-policy",
                    Kinds.choice(
                            "a power policy",
                            ImmutableList.copyOf(PowerPolicy.values()),
                            DeviceSection::policyWord),
                    "standard",
                    "how power gates work");

    static final Form FORM =
            Form.of(
                            "a device",
                            ACCOUNT,
                            SIGNED_IN,
                            STORAGE,
                            USED,
                            NETWORK,
                            CELLULAR,
                            LINK,
                            CHARGING,
                            BATTERY,
                            RELEASE,
                            ROUTINE,
                            SYNC,
                            CELLULAR_DATA,
                            MOBILE_DATA,
                            UNLIMITED_UPDATES,
                            DATA_ROAMING,
                            LOW_DATA_MODE,
                            OPTIMIZE_STORAGE,
                            POWER_POLICY)
                    .with(new FormRule.NotBoth(CELLULAR, LINK));

    private final Reading reading;
    private final Subjects subjects;
    private final ImmutableMap<String, NetworkSetup> networks;

    /// @param networks all there are, except devices' own
    DeviceSection(Reading reading, Subjects subjects, ImmutableMap<String, NetworkSetup> networks) {
        this.reading = reading;
        this.subjects = subjects;
        this.networks = networks;
    }

    /// The device's own cellular network, if it has one.
    static Optional<Named<Answers>> ownLink(Named<Answers> device) {
        Answers answers = device.value();
        return answers.has(LINK)
                ? Optional.of(
                        new Named<>(linkName(device.name()), answers.at(LINK), answers.get(LINK)))
                : Optional.empty();
    }

    DeviceSetup read(Named<Answers> device) {
        Answers answers = device.value();
        String account = account(answers);
        if (answers.get(USED) > answers.get(STORAGE)) {
            reading.problems.add(
                    answers.at(answers.has(USED) ? USED : STORAGE),
                    "what is used must fit in the storage: used "
                            + Units.formatSize(answers.get(USED))
                            + ", storage "
                            + Units.formatSize(answers.get(STORAGE)));
        }
        return new DeviceSetup(
                device.at(),
                account,
                signedIn(answers, account),
                answers.get(STORAGE),
                answers.get(USED),
                network(answers.get(NETWORK), false),
                answers.has(LINK)
                        ? Optional.of(linkName(device.name()))
                        : network(answers.get(CELLULAR), true),
                answers.get(CHARGING),
                answers.get(BATTERY),
                release(answers),
                routine(answers),
                settings(answers));
    }

    /// A device as its file would have it.
    ///
    /// @param onlyAccount whether there is no other account
    /// @param currentRelease the release that goes without saying
    /// @param link the device's own cellular network, if that is what it has
    static FlowText write(
            DeviceSetup setup,
            boolean onlyAccount,
            String currentRelease,
            Optional<NetworkSetup> link) {
        FlowText text = new FlowText();
        if (!onlyAccount) {
            text.putName(ACCOUNT, setup.account());
        }
        if (!setup.signedInAs().equals(Optional.of(setup.account()))) {
            text.putName(SIGNED_IN, setup.signedInAs().orElse(Subjects.NONE));
        }
        text.put(STORAGE, setup.storageBytes(), Units::formatSize)
                .put(USED, setup.usedBytes(), Units::formatSize)
                .putName(NETWORK, setup.wifi().orElse(Subjects.NONE));
        if (link.isPresent()) {
            text.entry(LINK.name(), NetworkSection.writeLink(link.get()).toString());
        } else {
            text.putName(CELLULAR, setup.cellular().orElse(Subjects.NONE));
        }
        text.put(CHARGING, setup.charging())
                .put(BATTERY, setup.batteryPercent(), Quantities.WHOLE_PERCENT::print);
        if (!setup.release().equals(currentRelease)) {
            text.entry(RELEASE.name(), setup.release());
        }
        DeviceSettings settings = setup.settings();
        return text.putName(ROUTINE, setup.routine())
                .put(SYNC, settings.syncOn())
                .put(CELLULAR_DATA, settings.cellularData())
                .put(MOBILE_DATA, settings.mobileDataForPhotos())
                .put(UNLIMITED_UPDATES, settings.unlimitedUpdates())
                .put(DATA_ROAMING, settings.dataRoaming())
                .put(LOW_DATA_MODE, settings.lowDataMode())
                .put(OPTIMIZE_STORAGE, settings.optimiseStorage())
                .put(POWER_POLICY, settings.powerPolicy(), DeviceSection::policyWord);
    }

    private static String policyWord(PowerPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    private static DeviceSettings settings(Answers answers) {
        return new DeviceSettings(
                answers.get(SYNC),
                answers.get(CELLULAR_DATA),
                answers.get(MOBILE_DATA),
                answers.get(UNLIMITED_UPDATES),
                answers.get(DATA_ROAMING),
                answers.get(LOW_DATA_MODE),
                answers.get(OPTIMIZE_STORAGE),
                answers.get(POWER_POLICY));
    }

    private String account(Answers answers) {
        ImmutableSet<String> accounts = subjects.names(TargetKind.ACCOUNT);
        if (answers.has(ACCOUNT)) {
            checkUnlessWrong("account", answers.get(ACCOUNT), accounts);
            return answers.get(ACCOUNT).value();
        }
        if (subjects.onlyAccount().isEmpty() && answers.wasRead()) {
            reading.problems.add(
                    answers.at(),
                    "missing key `account`: there are several accounts; whose is it?");
        }
        return accounts.stream().findFirst().orElse("");
    }

    private Optional<String> signedIn(Answers answers, String account) {
        if (!answers.has(SIGNED_IN)) {
            return Optional.of(account);
        }
        Located<String> name = answers.get(SIGNED_IN);
        if (name.value().equals(Subjects.NONE)) {
            return Optional.empty();
        }
        checkUnlessWrong("account", name, subjects.names(TargetKind.ACCOUNT));
        return Optional.of(name.value());
    }

    private Optional<String> network(Located<String> name, boolean cellular) {
        if (name.value().equals(Subjects.NONE) || name.value().isEmpty()) {
            return Optional.empty();
        }
        ImmutableList<String> fitting =
                networks.entrySet().stream()
                        .filter(network -> network.getValue().cellular() == cellular)
                        .map(Map.Entry::getKey)
                        .collect(ImmutableList.toImmutableList());
        reading.check(cellular ? "cellular network" : "Wi-Fi network", name, fitting);
        return Optional.of(name.value());
    }

    private String release(Answers answers) {
        if (!answers.has(RELEASE)) {
            return reading.known.currentRelease();
        }
        checkUnlessWrong("release", answers.get(RELEASE), reading.known.releases());
        return answers.get(RELEASE).value();
    }

    private String routine(Answers answers) {
        Located<String> name = answers.get(ROUTINE);
        ImmutableSet<String> allowed =
                ImmutableSet.<String>builder()
                        .add(Subjects.NONE)
                        .addAll(reading.known.routines())
                        .build();
        checkUnlessWrong("routine", name, allowed);
        return name.value();
    }

    private void checkUnlessWrong(
            String noun, Located<String> name, ImmutableSet<String> existing) {
        if (!name.value().isEmpty()) {
            reading.check(noun, name, existing);
        }
    }

    private static Kind<Located<String>> word(String noun, String example) {
        return Kinds.located(Kinds.name(Quantities.name(noun, example)));
    }

    static String linkName(String device) {
        return device + "-link";
    }
}
