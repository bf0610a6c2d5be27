package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.sim.network.RateCurve;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.text.WordingException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VariationTest {
    private static final ScenarioSource TRIP =
            new ScenarioSource(
                    "trip.yaml",
                    """
                    scenario: trip
                    length: 1d
                    seed: 7
                    account: {plan: 5 GB}
                    devices:
                      phone: {network: home-wifi}
                      my.tablet: {network: home-wifi}
                    timeline:
                      - {at: 1h, phone: take 10 photos}
                      - {at: 20h, phone: favourite 2 photos}
                    """,
                    Path.of("").toAbsolutePath());

    @Test
    void putsAValueUnderAKeyAsTheAuthorWouldHaveWrittenIt() {
        Scenario varied =
                read(
                        "account.plan=50 GB",
                        "devices.phone.power-policy=strict",
                        "seed=9",
                        "cloud.keep-uploads=1h");

        assertThat(Objects.requireNonNull(varied.accounts().get("home")).planBytes())
                .isEqualTo(50_000_000_000L);
        assertThat(device(varied, "phone").settings().powerPolicy()).isEqualTo(PowerPolicy.STRICT);
        assertThat(varied.seed()).isEqualTo(9);
        assertThat(varied.cloud().uploadSessionMicros()).isEqualTo(3_600_000_000L);
    }

    @Test
    void findsAnEntryOfTheTimelineByItsNumber() {
        Scenario varied = read("timeline.2.at=3h", "timeline.1.phone=take 30 photos");

        assertThat(varied.timeline())
                .extracting(entry -> entry.atMicros() / 3_600_000_000L)
                .containsExactly(1L, 3L);
        assertThat(varied.timeline().getFirst().action().toString()).contains("30");
    }

    @Test
    void changesABuiltInNetworkThatTheFileDoesNotMention() {
        Scenario varied = read("networks.home-wifi.link.up=2 Mbit/s");

        assertThat(Objects.requireNonNull(varied.networks().get("home-wifi")).up())
                .isEqualTo(new RateCurve.Constant(2_000_000));
    }

    @Test
    void prefersANameWithADotToAShorterOne() {
        assertThat(device(read("devices.my.tablet.charging=on"), "my.tablet").charging()).isTrue();
    }

    @Test
    void replacesAWholeMapping() {
        Scenario varied = read("account={plan: 1 GB, used: {mail: 300 MB}}");

        assertThat(Objects.requireNonNull(varied.accounts().get("home")).usedBytes())
                .containsEntry("mail", 300_000_000L);
    }

    @Test
    void saysWhatIsWrongInTheWordsOfTheReaderAndNamesTheOption() {
        refused("account.plann=5 GB", "--set account.plann=5 GB: unknown key `plann`", "`plan`?");
        refused("account.plan=5 GBB", "--set account.plan=5 GBB: expected a size", "GBB");
        refused("timeline.1.phone=tak 3 photos", "did you mean `take {count} photos`?");
        refused("lenght=3h", "--set lenght=3h: unknown key `lenght`; did you mean `length`?");
    }

    @Test
    void makesNoNewDeviceOfAMisspeltOne() {
        refused(
                "devices.phon.charging=on",
                "--set devices.phon.charging=on: there is no device `phon`; did you mean `phone`?");
        refused("networks.home-wify.metered=on", "there is no network `home-wify`", "`home-wifi`?");
    }

    @Test
    void knowsHowManyEntriesAListHas() {
        refused("timeline.3.at=1h", "expected the number of an entry, from 1 to 2, found `3`");
        refused("timeline.last.at=1h", "from 1 to 2, found `last`");
    }

    @Test
    void namesTheVariationWhereItMakesTheFileItselfWrong() {
        refused(
                "length=2h",
                "trip.yaml:10:10: 20h is after the end: the length is 2h; with length=2h");
    }

    @Test
    void readsAKeyAndAValueAroundTheFirstEqualsSign() {
        assertThat(Variation.parse(" a.b = c=d ")).isEqualTo(new Variation("a.b", "c=d"));
        Stream.of("x", "=x", "a..b=x", ".a=x", "a=", "a=#no", "a b=x")
                .forEach(text ->
                        assertThatThrownBy(() -> Variation.parse(text))
                                .as(text)
                                .isInstanceOf(WordingException.class)
                                .hasMessageContaining("expected"));
    }

    @Test
    void listsWhatTwoFilesSayDifferently() {
        ImmutableList<SetUpDifference> found =
                SetUpDifference.between(
                        TRIP,
                        ImmutableList.of(),
                        TRIP,
                        variations(
                                "account.plan=1 TB", "timeline.2.at=3h", "title=Other", "seed=9"));

        assertThat(found)
                .extracting(SetUpDifference::key)
                .containsExactly("account.plan", "timeline", "timeline");
        assertThat(found.getFirst().first()).contains("5 GB");
        assertThat(found.getFirst().second()).contains("1 TB");
        assertThat(found.getLast().second()).contains("{at: 3h, phone: favourite 2 photos}");
    }

    private static void refused(String variation, String... messages) {
        assertThatThrownBy(() -> read(variation))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContainingAll(messages);
    }

    private static Scenario.DeviceSetup device(Scenario of, String name) {
        return Objects.requireNonNull(of.devices().get(name));
    }

    private static Scenario read(String... variations) {
        return new ScenarioFinder().read(TRIP, variations(variations));
    }

    private static ImmutableList<Variation> variations(String... texts) {
        return Stream.of(texts).map(Variation::parse).collect(ImmutableList.toImmutableList());
    }
}
