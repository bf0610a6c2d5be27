package dev.photosync.sim.phone;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.Input;
import dev.photosync.core.engine.Release;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.cloud.CloudService;
import dev.photosync.sim.defect.Boundary;
import dev.photosync.sim.defect.Boundary.Remedy;
import dev.photosync.sim.defect.Flaw;
import dev.photosync.sim.defect.Glitch;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A simulated phone: its true conditions, its photo library, and the host that runs its engine.
///
/// Whatever changes on it ends in {@link #publish}, which tells the trace the truth and the engine
/// what the system observes.
public final class Phone implements CloudService.Subscriber {
    private static final long RESTART_MICROS = 40_000_000;
    private static final long RELAUNCH_MICROS = 5_000_000;
    private static final long UPDATE_MICROS = 600_000_000;

    private final String name;
    private final String account;
    private final CloudService cloud;
    private final Kernel kernel;
    private final Trace trace;
    private final long seed;
    private final Storage storage;
    private final Disk disk;
    private final PhotoLibrary photos;
    private final Battery battery;
    private final Radio radio;
    private final Wire wire;
    private final EngineHost host;
    private Settings settings;
    private final SyncPolicy policy = SyncPolicy.STANDARD;
    private final GateCatalogue gates = GateCatalogue.all();
    private Release release;
    private @Nullable String signedInAs;
    private boolean tooWarm;
    private boolean offForBattery;
    private long clockAheadMicros;
    private @Nullable Flaw flaw;
    private @Nullable Conditions published;
    private @Nullable Conditions observed;
    private @Nullable AccessNetwork lastNetwork;
    private boolean lastReached;

    /// What a phone is given when it is made.
    ///
    /// @param library what is on it
    /// @param holdings in which copies
    /// @param image what its engine remembers
    /// @param wifi the Wi-Fi it has joined; null for none
    /// @param cellular its cellular network; null for none
    public record Contents(
            LibrarySnapshot library,
            Holdings holdings,
            EngineImage image,
            @Nullable AccessNetwork wifi,
            @Nullable AccessNetwork cellular) {}

    public Phone(
            String name,
            DeviceSetup setup,
            Release release,
            Contents contents,
            CloudService cloud,
            Kernel kernel,
            Trace trace,
            long seed) {
        this.name = name;
        this.account = setup.account();
        this.cloud = cloud;
        this.kernel = kernel;
        this.trace = trace;
        this.seed = Mix.of(seed, Mix.of(name));
        this.release = release;
        this.signedInAs = setup.signedInAs().orElse(null);
        this.settings =
                new Settings(
                        setup.settings().syncOn(),
                        0,
                        setup.settings().cellularData(),
                        setup.settings().mobileDataForPhotos(),
                        setup.settings().unlimitedUpdates(),
                        setup.settings().dataRoaming(),
                        setup.settings().lowDataMode(),
                        setup.settings().optimiseStorage(),
                        true,
                        setup.settings().powerPolicy());
        this.storage = new Storage(setup.storageBytes(), setup.usedBytes());
        this.disk =
                new Disk(
                        contents.library(),
                        contents.holdings(),
                        contents.image(),
                        new DiskFaults(new RandomStreams(seed), name));
        this.photos = new PhotoLibrary(name, kernel, trace, disk, storage);
        this.battery = new Battery(kernel, setup.batteryPercent(), setup.charging(), this::publish);
        this.radio = new Radio(kernel, contents.cellular(), this::publish);
        radio.start(contents.wifi());
        this.lastNetwork = radio.current();
        this.lastReached = radio.reachesCloud();
        this.wire =
                new Wire(
                        name,
                        kernel,
                        trace,
                        cloud,
                        radio,
                        () -> signedInAs,
                        this::wallClockMicros,
                        photos::readable,
                        this::give);
        this.host = new EngineHost(name, kernel, trace, disk, new HostSystem());
        disturbAsReleaseDoes();
    }

    @Override
    public String device() {
        return name;
    }

    @Override
    public Kernel kernel() {
        return kernel;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public void hint() {
        boolean reached = radio.reachesCloud() && !wire.cutOff() && account.equals(signedInAs);
        if (reached && !wire.faults().losesHint()) {
            give(new Input.HintReceived());
        } else {
            trace.add(new TraceEvent.HintLost(kernel.nowMicros(), name));
        }
    }

    /// The library that is on the phone.
    public LibrarySnapshot library() {
        return disk.library();
    }

    /// Which copies of it the phone holds.
    public Holdings holdings() {
        return disk.holdings();
    }

    public long freeBytes() {
        return storage.freeBytes();
    }

    @Override
    public int protocol() {
        return release.protocolVersion();
    }

    /// The phone's own clock, which may be wrong.
    @Override
    public long wallClockMicros() {
        return kernel.nowMicros() + clockAheadMicros;
    }

    long nowMicros() {
        return kernel.nowMicros();
    }

    Radio radio() {
        return radio;
    }

    Battery battery() {
        return battery;
    }

    /// A network has changed; if the phone is on it, its system will notice.
    public void networkChanged(AccessNetwork network) {
        radio.networkChanged(network);
    }

    /// Starts the phone's engine for the first time.
    public void start() {
        launch(StartCause.START);
    }

    /// The owner adds or changes an asset.
    ///
    /// @param newBytes bytes for which the phone must have room; negative if it adds none
    /// @return whether there was room for it
    public boolean change(AssetId id, Revision revision, long newBytes) {
        return photos.change(id, revision, newBytes, this::give);
    }

    /// The owner opens an asset in full resolution.
    void open(AssetId id) {
        photos.open(id, this::give);
    }

    /// The photos that are on the phone.
    PhotoLibrary photos() {
        return photos;
    }

    Wire wire() {
        return wire;
    }

    EngineHost host() {
        return host;
    }

    /// A byte of what the engine has written down changes; it will notice when it next starts.
    void damageJournal() {
        disk.damageJournal();
    }

    void settings(UnaryOperator<Settings> change) {
        settings = change.apply(settings);
        publish();
    }

    void signIn(@Nullable String to) {
        if (to != null && to.equals(signedInAs)) {
            // Signing in anew ends the sign-in before, and the system tells of both.
            signedInAs = null;
            publish();
        }
        signedInAs = to;
        if (to != null) {
            cloud.account(to).signIn(name);
            cloud.tellRefusals(this);
        }
        publish();
        if (to != null) {
            give(new Input.SignedIn());
        }
    }

    void tooWarm(boolean value) {
        tooWarm = value;
        publish();
    }

    void clockAhead(long micros) {
        clockAheadMicros = micros;
        cloud.tellRefusals(this);
        publish();
        // Setting the clock is a system event that wakes what waits on a wrong one.
        if (observed != null) {
            give(new Input.ConditionsObserved(observed));
        }
    }

    void fillStorage(long leavingBytes) {
        storage.fillLeaving(leavingBytes);
        publish();
    }

    void freeStorage(long bytes) {
        storage.free(bytes);
        publish();
    }

    /// The owner opens the app: the system wakes it and its observers.
    void openApp() {
        host.remedy(Remedy.OPEN_APP);
        observed = null;
        publish();
        give(new Input.HintReceived());
    }

    /// Plants a defect in a phone that has not started yet.
    public void plant(Flaw defect) {
        flaw = defect;
        host.disturb(defect);
    }

    /// Puts a glitch between the system and the engine. It has seen what the engine was told last.
    public void disturb(Boundary boundary) {
        if (observed != null) {
            boundary.in(new Input.ConditionsObserved(observed), seen -> {});
        }
        host.disturb(boundary);
    }

    private void disturbAsReleaseDoes() {
        for (Glitch glitch : Glitches.of(release.name())) {
            host.disturb(glitch.boundary().get());
        }
    }

    void restart() {
        down(StopCause.RESTART, StartCause.RESTART, RESTART_MICROS, Remedy.RESTART);
    }

    void crash() {
        down(StopCause.CRASH, StartCause.CRASH, RELAUNCH_MICROS, null);
    }

    void update(Release to) {
        release = to;
        cloud.tellRefusals(this);
        down(StopCause.UPDATE, StartCause.UPDATE, UPDATE_MICROS, Remedy.UPDATE);
        disturbAsReleaseDoes();
    }

    void reinstall() {
        disk.forgetEngine();
        down(StopCause.REINSTALL, StartCause.REINSTALL, RELAUNCH_MICROS, Remedy.RESTART);
    }

    private void down(StopCause stops, StartCause starts, long forMicros, @Nullable Remedy remedy) {
        host.stop(stops);
        wire.drop();
        if (remedy != null) {
            host.remedy(remedy);
        }
        kernel.schedule(kernel.nowMicros() + forMicros, () -> launch(starts));
    }

    private void launch(StartCause cause) {
        if (host.running() || battery.empty()) {
            return;
        }
        Conditions now = belief();
        observed = now;
        EngineConfig config = new EngineConfig(name, account, release, policy, gates, seed);
        host.start(flaw == null ? config : flaw.engine(config), now, cause);
        publish();
    }

    private void give(Input input) {
        host.give(input);
    }

    /// Tells the trace the truth and the engine what the system observes, where they have changed.
    void publish() {
        if (wire == null || host == null) {
            return;
        }
        AccessNetwork network = radio.current();
        boolean reached = radio.reachesCloud();
        if (network != lastNetwork || lastReached && !reached) {
            wire.networkMoved();
        }
        lastNetwork = network;
        lastReached = reached;
        if (battery.empty()) {
            offForBattery = true;
            host.stop(StopCause.BATTERY_EMPTY);
            wire.drop();
        } else if (offForBattery && battery.plugged()) {
            offForBattery = false;
            kernel.schedule(
                    kernel.nowMicros() + RESTART_MICROS, () -> launch(StartCause.BATTERY_CHARGED));
        }
        tellTruth();
        Conditions belief = belief();
        if (host.running() && !belief.equals(observed)) {
            observed = belief;
            give(new Input.ConditionsObserved(belief));
        }
    }

    private void tellTruth() {
        Conditions truth = conditions(radio.truth());
        if (worthTelling(published, truth)) {
            published = truth;
            trace.add(new TraceEvent.ConditionsAre(kernel.nowMicros(), name, truth));
        }
    }

    private Conditions belief() {
        return conditions(radio.belief());
    }

    private Conditions conditions(Conditions.Network network) {
        return new Conditions(signedInAs, network, power(), storage.freeBytes(), settings);
    }

    private Power power() {
        return new Power(battery.percent(), battery.charging(), battery.lowPowerMode(), tooWarm);
    }

    /// Storage that merely moves with each photo is told in steps, or the trace would drown in it.
    private boolean worthTelling(@Nullable Conditions before, Conditions after) {
        if (before == null) {
            return true;
        }
        long step = Math.max(50_000_000L, before.freeBytes() / 20);
        boolean reserve =
                before.freeBytes() < policy.storageReserveBytes()
                        != after.freeBytes() < policy.storageReserveBytes();
        return reserve
                || Math.abs(before.freeBytes() - after.freeBytes()) >= step
                || !before.power().equals(after.power())
                || !before.network().equals(after.network())
                || !before.settings().equals(after.settings())
                || !Objects.equals(before.signedInAs(), after.signedInAs());
    }

    /// What the engine's effects do to this phone.
    private final class HostSystem implements EngineHost.System {
        @Override
        public void send(Effect.Send send) {
            trace.show(new Fact.Sent(name, send));
            wire.send(send);
        }

        @Override
        public void cancel(long request) {
            wire.cancel(request);
        }

        @Override
        public void saveRevision(Effect.SaveRevision save) {
            photos.saveRevision(save);
        }

        @Override
        public void storeCopy(Effect.StoreCopy copy) {
            photos.storeCopy(copy);
        }

        @Override
        public void moveCopy(Effect.MoveCopy move) {
            photos.moveCopy(move);
        }

        @Override
        public void die() {
            crash();
        }

        @Override
        public boolean canWrite() {
            return storage.freeBytes() > 0;
        }

        @Override
        public void settled() {
            battery.radio(wire.movesBulk());
            // The engine keeps count of what it writes itself; it need not be told again.
            observed = observed == null ? null : observed.withFreeBytes(storage.freeBytes());
            // All else is told as it changes; the battery drains without telling.
            if (published == null
                    || published.freeBytes() != storage.freeBytes()
                    || !published.power().equals(power())) {
                tellTruth();
            }
        }
    }
}
