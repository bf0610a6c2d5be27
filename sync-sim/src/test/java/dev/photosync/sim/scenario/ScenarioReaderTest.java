package dev.photosync.sim.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.network.RateCurve;
import dev.photosync.sim.network.TraceCurve;
import dev.photosync.sim.scenario.Expectation.Cause;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.scenario.Scenario.DeviceSettings;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.scenario.Scenario.Placement;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    private static final long HOUR = 3_600_000_000L;
    private static final Path GOOD = ScenarioCorpus.FOLDER.resolve("good");

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.scenario.ScenarioCorpus#good")
    void readsGoodFiles(Path file) {
        assertThatCode(() -> ScenarioCorpus.READER.read(file)).doesNotThrowAnyException();
    }

    @Test
    void readsTheTemplateOfANewScenario() {
        String text = ScenarioTemplate.text("my-first.one");
        assertThat(ScenarioCorpus.READER.read("new.yaml", text, GOOD).name())
                .isEqualTo("my-first.one");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void fillsInEveryDefault() {
        Scenario scenario = read("smallest");
        assertThat(scenario.title()).isEqualTo("x");
        assertThat(scenario.strategy()).isEmpty();
        assertThat(scenario.kind()).isEmpty();
        assertThat(scenario.lengthMicros()).isEqualTo(24 * HOUR);
        assertThat(scenario.startOfDayMicros()).isZero();
        assertThat(scenario.seed()).isOne();
        assertThat(scenario.accounts())
                .containsExactly(
                        java.util.Map.entry(
                                "home", new AccountSetup(5_000_000_000L, ImmutableMap.of())));
        assertThat(scenario.cloud())
                .isEqualTo(new CloudSetup(24 * HOUR, 30_000, 100_000, 1_000_000_000, 400, 1, true));
        assertThat(scenario.library().on()).isEqualTo(new Placement.Everywhere());
        assertThat(scenario.networks()).isEmpty();
        DeviceSetup phone = requireNonNull(scenario.devices().get("phone"));
        assertThat(phone)
                .isEqualTo(
                        new DeviceSetup(
                                phone.at(),
                                "home",
                                Optional.of("home"),
                                64_000_000_000L,
                                15_000_000_000L,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                80,
                                "18.1",
                                "none",
                                new DeviceSettings(
                                        true,
                                        true,
                                        true,
                                        false,
                                        false,
                                        false,
                                        true,
                                        PowerPolicy.STANDARD)));
    }

    @Test
    void readsWhatTheDesignShows() {
        Scenario scenario = read("design");
        assertThat(scenario.strategy()).isEqualTo("3");
        assertThat(scenario.accounts().get("home"))
                .isEqualTo(
                        new AccountSetup(
                                5_000_000_000L,
                                ImmutableMap.of("backups", 3_100_000_000L, "mail", 400_000_000L)));
        assertThat(scenario.devices().keySet()).containsExactly("phone", "tablet");
        assertThat(scenario.networks().keySet()).containsExactly("home-wifi");
        assertThat(scenario.timeline())
                .containsExactly(
                        new TimelineEntry(HOUR, "phone", new Action.TakePhotos(300), 13),
                        new TimelineEntry(
                                24 * HOUR, "home", new Action.UpgradePlan(50_000_000_000L), 14));
        Cause quota = new Cause(GateName.CLOUD_QUOTA, Optional.empty(), Optional.empty());
        assertThat(scenario.expectations())
                .containsExactly(
                        new Expectation(
                                new When.At(20 * HOUR),
                                "phone",
                                new Claim.HeldBy(quota),
                                "held by cloud-quota",
                                16),
                        new Expectation(
                                new When.By(26 * HOUR), "all", new Claim.Synced(), "synced", 17),
                        new Expectation(
                                new When.Always(),
                                "all",
                                new Claim.NothingLost(),
                                "nothing lost",
                                18));
    }

    @Test
    void readsEveryKey() {
        Scenario scenario = read("everything");
        assertThat(scenario.title()).isEqualTo("Every key: at least once");
        assertThat(scenario.lesson())
                .isEqualTo("A lesson may have several lines.\n\nAnd paragraphs.");
        assertThat(scenario.startOfDayMicros()).isEqualTo(8 * HOUR + HOUR / 2);
        assertThat(scenario.defect()).contains("evict-at-upload-start");
        assertThat(scenario.cloud())
                .isEqualTo(new CloudSetup(12 * HOUR, 50_000, 2000, 8 << 20, 250, 2, false));
        assertThat(scenario.library().folder()).contains(GOOD.toAbsolutePath().normalize());
        assertThat(scenario.library().on())
                .isEqualTo(new Placement.ExceptOn(ImmutableList.of("tablet")));
        DeviceSetup phone = Objects.requireNonNull(scenario.devices().get("phone"));
        assertThat(phone.signedInAs()).isEmpty();
        assertThat(phone.wifi()).contains("farm");
        assertThat(phone.batteryPercent()).isEqualTo(15);
        assertThat(phone.release()).isEqualTo("18");
        assertThat(phone.settings())
                .isEqualTo(
                        new DeviceSettings(
                                true, false, false, true, true, true, false, PowerPolicy.EAGER));
        Cause budget =
                new Cause(
                        GateName.POWER,
                        Optional.of(Reason.BACKGROUND_BUDGET),
                        Optional.of(WorkKind.UPLOAD));
        assertThat(scenario.expectations())
                .extracting(Expectation::claim)
                .contains(new Claim.NotHeldBy(budget), new Claim.Pending(0, 12));
    }

    @Test
    void readsLinksAndTheTracesThatDriveThem() {
        ImmutableMap<String, NetworkSetup> networks = read("everything").networks();
        NetworkSetup farm = Objects.requireNonNull(networks.get("farm"));
        assertThat(farm.down()).isEqualTo(new RateCurve.Constant(5_000_000));
        assertThat(farm.up()).isInstanceOf(TraceCurve.class);
        assertThat(farm.lossFraction()).isEqualTo(0.015);
        assertThat(farm.resetMeanMicros()).isEqualTo(30_000_000);
        assertThat(farm.cellular()).isFalse();
        assertThat(farm.metered()).isTrue();
        NetworkSetup own = Objects.requireNonNull(networks.get("tablet-link"));
        assertThat(own.cellular()).isTrue();
        assertThat(own.metered()).isTrue();
        assertThat(own.latencyMicros()).isEqualTo(45_000);
        assertThat(read("everything").devices().get("tablet"))
                .extracting(DeviceSetup::cellular)
                .isEqualTo(Optional.of("tablet-link"));
    }

    @Test
    void keepsOfABuiltInNetworkWhatAFileDoesNotChange() {
        NetworkSetup home = Objects.requireNonNull(read("everything").networks().get("home-wifi"));
        assertThat(home.internet()).isFalse();
        assertThat(home.down()).isEqualTo(new RateCurve.Constant(80_000_000));
    }

    @Test
    void repeatsAndSortsTheTimelineKeepingTheOrderOfTheFile() {
        ImmutableList<TimelineEntry> timeline = read("everything").timeline();
        assertThat(timeline).extracting(TimelineEntry::atMicros).isSorted();
        assertThat(timeline)
                .filteredOn(entry -> entry.action().equals(new Action.TakePhotos(30)))
                .extracting(entry -> entry.atMicros() / HOUR)
                .containsExactly(8L, 32L, 56L, 80L, 104L, 128L);
        assertThat(timeline)
                .filteredOn(entry -> entry.atMicros() == 0)
                .extracting(TimelineEntry::target)
                .containsExactly("phone", "tablet", "phone", "tablet", "old-phone");
    }

    @Test
    void placesTheLibrary() {
        assertThat(read("library-in-the-cloud").library().on())
                .isEqualTo(new Placement.CloudOnly());
        assertThat(read("library-on-one-device").library().on())
                .isEqualTo(new Placement.OnDevices(ImmutableList.of("phone")));
    }

    @Test
    void joinsThePhrasesThatYamlFolds() {
        assertThat(read("plain-words-in-phrases").timeline())
                .extracting(TimelineEntry::action)
                .containsExactly(
                        new Action.TakePhotos(5), new Action.AddToAlbum(3, "Söhne & Töchter"));
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        String text = ScenarioCorpus.text(GOOD.resolve("smallest.yaml"));
        assertThat(ScenarioCorpus.READER.read("smallest", "\uFEFF" + text, GOOD))
                .isEqualTo(ScenarioCorpus.READER.read("smallest", text, GOOD));
    }

    private static Scenario read(String name) {
        return ScenarioCorpus.READER.read(GOOD.resolve(name + ".yaml"));
    }
}
