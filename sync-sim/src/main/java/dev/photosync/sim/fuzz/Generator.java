package dev.photosync.sim.fuzz;

import static dev.photosync.sim.fuzz.Draw.DAY;
import static dev.photosync.sim.fuzz.Draw.HOUR;
import static dev.photosync.sim.fuzz.Draw.MINUTE;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.fuzz.Happening.Spell;
import dev.photosync.sim.fuzz.Happening.Step;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Claims;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.DeviceSettings;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.Placement;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.scenario.ScenarioBuilder;
import dev.photosync.sim.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Draws whole systems for the search: one seed, one scenario.
///
/// Each seed first draws its swarm (Groce et al., "Swarm Testing", ISSTA 2012): which of all deeds
/// and troubles it knows, so that each is sometimes alone. Then come two phases. Until the healing
/// there are deeds and troubles; there, every trouble ends, but perhaps one of a single device, and
/// from then on the others must converge. Deeds, troubles and the world's own chance are drawn from
/// tapes of their own, one for each kind and device, so that another draw in one shifts no other.
public final class Generator {
    private static final ImmutableList<String> NAMES =
            ImmutableList.of("phone", "tablet", "laptop", "old-phone");
    private static final String WIFI = "home-wifi";

    /// Those that have no glitch of their own.
    private static final ImmutableList<String> OLD_RELEASES =
            Releases.all().keySet().stream()
                    .filter(release -> Glitches.of(release).isEmpty())
                    .collect(ImmutableList.toImmutableList());

    /// Only a device that keeps its originals survives the loss of the zone that had the others,
    /// and nobody may be left in trouble who alone has what the zone had.
    private static final String LOSE_ZONE = "lose-zone";

    /// A quiet system with room for everything, from which comes what is not drawn.
    static final Scenario PLAIN =
            read(
                    """
                    scenario: plain
                    length: 1d
                    account: {plan: 200 GB}
                    devices:
                      phone: {storage: 256 GB, network: home-wifi, cellular: lte, charging: on}
                    timeline:
                      - {at: 0s, phone: [join office-wifi, join cafe-wifi]}
                    """);

    private static final Scenario USUAL =
            read("{scenario: usual, length: 1d, devices: {phone: {}}}");

    /// The plan of an account of which a file says nothing.
    static final AccountSetup USUAL_PLAN = USUAL.accounts().values().asList().getFirst();

    /// The storage of a device of which a file says nothing.
    static final long USUAL_STORAGE_BYTES =
            USUAL.devices().values().asList().getFirst().storageBytes();

    private final long seed;
    private final RandomStreams tapes;
    private final Draw swarm;
    private final ImmutableList<Happening> deeds;
    private final ImmutableList<Happening> troubles;
    private final long lengthMicros;
    private final long healedMicros;
    private final ImmutableList<Long> busyMicros;
    private final List<TimelineEntry> timeline = new ArrayList<>();

    private Generator(long seed) {
        this.seed = seed;
        this.tapes = new RandomStreams(seed);
        this.swarm = tape("swarm");
        this.deeds = some(OwnersDeeds.ALL, 0.6);
        this.troubles = some(Troubles.ALL, swarm.pick(ImmutableList.of(0.0, 0.05, 0.15, 0.4)));
        this.lengthMicros = (swarm.chance(0.02) ? 36 : swarm.between(4, 7)) * DAY + 2 * HOUR;
        this.healedMicros = lengthMicros / 2 + swarm.between(0, 12) * HOUR;
        ImmutableList.Builder<Long> busy = ImmutableList.builder();
        for (int i = 0; i < 3; i++) {
            busy.add(swarm.moment(healedMicros));
        }
        this.busyMicros = busy.build();
    }

    /// The scenario of a seed.
    public static Scenario scenario(long seed) {
        return new Generator(seed).draw();
    }

    private static Scenario read(String text) {
        return new ScenarioReader(ScenarioFinder.KNOWN).read("plain", text, Path.of(""));
    }

    private Draw tape(String name) {
        return new Draw(tapes.stream(name));
    }

    private ImmutableList<Happening> some(ImmutableList<Happening> of, double share) {
        return of.stream()
                .filter(_ -> swarm.chance(share))
                .collect(ImmutableList.toImmutableList());
    }

    private Scenario draw() {
        boolean secondAccount = swarm.chance(0.2);
        ImmutableList<String> accounts =
                secondAccount ? ImmutableList.of("home", "work") : ImmutableList.of("home");
        ImmutableMap<String, DeviceSetup> devices = devices(accounts);
        ImmutableMap.Builder<String, String> owners = ImmutableMap.builder();
        devices.forEach((name, setup) -> owners.put(name, setup.account()));
        Cast cast = new Cast(accounts, owners.buildOrThrow(), WIFI);
        Optional<String> given =
                devices.size() > 1 && swarm.chance(0.12) && !knows(LOSE_ZONE)
                        ? Optional.of(cast.devices().keySet().asList().getLast())
                        : Optional.empty();
        deeds(cast);
        troubles(cast, given);
        updates(devices);
        timeline.sort(Comparator.comparingLong(TimelineEntry::atMicros));
        ImmutableMap.Builder<String, AccountSetup> plans = ImmutableMap.builder();
        AccountSetup plan = PLAIN.accounts().values().iterator().next();
        accounts.forEach(name -> plans.put(name, plan));
        Scenario drawn =
                new ScenarioBuilder(PLAIN)
                        .name("fuzz-" + seed)
                        .title("Seed " + seed + " of the search")
                        .lengthMicros(lengthMicros)
                        .seed(seed)
                        .accounts(plans.buildOrThrow())
                        .cloud(cloud())
                        .library(library(cast))
                        .devices(devices)
                        .timeline(Health.survivable(timeline))
                        .expectations(expectations(cast, given))
                        .build();
        return Health.allowsConvergence(drawn) ? drawn : withoutConvergence(drawn);
    }

    /// Of a system with a trouble that nothing ends, only safety and true reasons can be demanded.
    private static Scenario withoutConvergence(Scenario drawn) {
        return new ScenarioBuilder(drawn)
                .expectations(
                        drawn.expectations().stream()
                                .filter(claim -> !claim.claim().convergence())
                                .collect(ImmutableList.toImmutableList()))
                .build();
    }

    private boolean knows(String trouble) {
        return troubles.stream().anyMatch(t -> t.name().equals(trouble));
    }

    private ImmutableMap<String, DeviceSetup> devices(ImmutableList<String> accounts) {
        int count = swarm.pick(ImmutableList.of(1, 2, 2, 2, 2, 3, 3, 4));
        DeviceSetup like = PLAIN.devices().values().iterator().next();
        ImmutableMap.Builder<String, DeviceSetup> devices = ImmutableMap.builder();
        for (int i = 0; i < count; i++) {
            String account = i == 2 ? accounts.getLast() : accounts.getFirst();
            devices.put(NAMES.get(i), device(like, account));
        }
        return devices.buildOrThrow();
    }

    private DeviceSetup device(DeviceSetup like, String account) {
        DeviceSettings usual = like.settings();
        return new DeviceSetup(
                like.at(),
                account,
                Optional.of(account),
                like.storageBytes(),
                like.usedBytes(),
                Optional.of(WIFI),
                swarm.chance(0.6) ? Optional.of("lte") : Optional.empty(),
                true,
                like.batteryPercent(),
                swarm.chance(0.85) ? like.release() : swarm.pick(OLD_RELEASES),
                like.routine(),
                new DeviceSettings(
                        true,
                        true,
                        true,
                        swarm.chance(0.3),
                        usual.dataRoaming(),
                        usual.lowDataMode(),
                        swarm.chance(0.6) && !knows(LOSE_ZONE),
                        swarm.chance(0.7)
                                ? usual.powerPolicy()
                                : swarm.pick(ImmutableList.copyOf(PowerPolicy.values()))));
    }

    private Scenario.CloudSetup cloud() {
        Scenario.CloudSetup usual = PLAIN.cloud();
        return new Scenario.CloudSetup(
                swarm.chance(0.2)
                        ? swarm.duration(3 * HOUR, 12 * HOUR)
                        : usual.uploadSessionMicros(),
                usual.processingMicros(),
                swarm.chance(0.3) ? swarm.between(5, 60) : usual.historyChanges(),
                usual.bodyLimitBytes(),
                swarm.chance(0.2) ? swarm.between(2, 10) : usual.batchLimit(),
                usual.minimumProtocol(),
                usual.pushHints());
    }

    private LibrarySetup library(Cast cast) {
        String account = cast.accounts().getFirst();
        int photos =
                swarm.chance(0.3)
                        ? 0
                        : swarm.chance(0.06) ? swarm.between(100, 300) : swarm.count(30);
        int videos = photos > 0 && swarm.chance(0.3) ? 1 : 0;
        ImmutableList<String> devices = cast.devicesOf(account);
        Placement everywhere = new Placement.Everywhere();
        Placement onFirst = new Placement.OnDevices(ImmutableList.of(devices.getFirst()));
        Placement placement =
                knows(LOSE_ZONE)
                        ? swarm.pick(ImmutableList.of(everywhere, onFirst))
                        : swarm.pick(
                                ImmutableList.of(
                                        everywhere,
                                        everywhere,
                                        everywhere,
                                        onFirst,
                                        new Placement.CloudOnly(),
                                        new Placement.ExceptOn(
                                                ImmutableList.of(devices.getLast()))));
        return new LibrarySetup(photos, videos, Optional.empty(), placement, account);
    }

    private void deeds(Cast cast) {
        if (deeds.isEmpty()) {
            return;
        }
        for (String device : cast.devices().keySet()) {
            Draw tape = tape("deeds/" + device);
            int count = tape.between(1, 10);
            for (int i = 0; i < count; i++) {
                Happening deed = tape.pick(deeds);
                Draw own = tape("deed/" + device + "/" + i);
                add(time(own), deed.drawer().draw(own, cast, device).begin());
            }
        }
    }

    private void troubles(Cast cast, Optional<String> given) {
        if (troubles.isEmpty()) {
            return;
        }
        Draw tape = tape("troubles");
        int count = tape.between(1, 12);
        for (int i = 0; i < count; i++) {
            Happening trouble = tape.pick(troubles);
            Draw own = tape("trouble/" + i);
            String target = target(own, cast, trouble);
            Spell spell = trouble.drawer().draw(own, cast, target);
            long begin = time(own);
            long end = Math.min(healedMicros, begin + own.duration(10 * MINUTE, 2 * DAY));
            add(begin, spell.begin());
            if (!given.equals(Optional.of(target))) {
                add(end, spell.end());
            }
        }
    }

    private static String target(Draw draw, Cast cast, Happening trouble) {
        return switch (trouble.scope()) {
            case DEVICE -> draw.pick(cast.devices().keySet().asList());
            case ACCOUNT -> draw.pick(cast.accounts());
            case NETWORK -> cast.wifi();
            case CLOUD -> "cloud";
        };
    }

    /// What is healed of an old release.
    private void updates(ImmutableMap<String, DeviceSetup> devices) {
        devices.forEach((name, setup) -> {
            if (!setup.release().equals(Releases.CURRENT)) {
                add(
                        healedMicros,
                        ImmutableList.of(new Step(name, new Action.Update(Releases.CURRENT))));
            }
        });
    }

    /// Half of everything happens around a few busy moments, so that things coincide.
    private long time(Draw own) {
        return own.chance(0.5)
                ? Math.min(healedMicros, own.soonAfter(own.pick(busyMicros)))
                : own.moment(healedMicros);
    }

    private void add(long atMicros, ImmutableList<Step> steps) {
        for (Step step : steps) {
            timeline.add(new TimelineEntry(atMicros, step.target(), step.action(), 0));
        }
    }

    private ImmutableList<Expectation> expectations(Cast cast, Optional<String> given) {
        ImmutableList.Builder<Expectation> claims = ImmutableList.builder();
        for (Claim claim : Claims.OF_EVERY_MOMENT) {
            claims.add(claim(new When.Always(), "all", claim));
        }
        for (String device : core(cast, given)) {
            claims.add(claim(new When.By(lengthMicros), device, new Claim.Synced()));
            claims.add(claim(new When.By(lengthMicros), device, new Claim.AtRest()));
        }
        return claims.build();
    }

    private static ImmutableSet<String> core(Cast cast, Optional<String> given) {
        return given.isEmpty()
                ? ImmutableSet.of("all")
                : cast.devices().keySet().stream()
                        .filter(device -> !device.equals(given.get()))
                        .collect(ImmutableSet.toImmutableSet());
    }

    private static Expectation claim(When when, String subject, Claim claim) {
        return new Expectation(when, subject, claim, Claims.phrase(claim), 0);
    }
}
