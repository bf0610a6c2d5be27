package dev.photosync.sim.world;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multimaps;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.cloud.CloudService;
import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.library.Camera;
import dev.photosync.sim.library.SizeMix;
import dev.photosync.sim.library.Skipped;
import dev.photosync.sim.phone.AccessNetwork;
import dev.photosync.sim.phone.DeviceActions;
import dev.photosync.sim.phone.Owner;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.scenario.ScenarioProblem;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A scenario's world: everything in it, put together and set in motion.
public final class World {
    private final Scenario scenario;
    private final Kernel kernel = new Kernel();
    private final Trace trace;
    private final CloudService cloud;
    private final Islands islands;
    private final ImmutableMap<String, AccessNetwork> networks;
    private final ImmutableMap<String, Phone> phones;
    private final ImmutableMap<String, DeviceActions> deviceActions;
    private final ImmutableList<Skipped> skipped;

    /// @param trace what the run is recorded in
    /// @throws dev.photosync.sim.library.PhotoFolderException if the library's folder cannot be
    ///   read
    /// @throws ScenarioException if the library does not fit on a device that is to have it
    public World(Scenario scenario, Trace trace) {
        this(scenario, trace, Optional.empty());
    }

    /// @param trace what the run is recorded in
    /// @param luck what is other than the scenario's seed has it
    /// @throws dev.photosync.sim.library.PhotoFolderException if the library's folder cannot be
    ///   read
    /// @throws ScenarioException if the library does not fit on a device that is to have it
    public World(Scenario scenario, Trace trace, Optional<Reseeding> luck) {
        this.scenario = scenario;
        this.trace = trace;
        RandomStreams streams = new RandomStreams(scenario.seed());
        this.cloud = new CloudService(scenario, kernel, trace);
        Prelude prelude = Prelude.of(scenario, streams);
        this.skipped = prelude.skipped();
        Map<String, Cursor> cursors = new HashMap<>();
        for (CloudAccount account : cloud.accounts().values()) {
            cursors.put(account.name(), account.prefill(prelude.inCloud(account.name())));
        }
        ImmutableList<Agenda.Item> agenda = Agenda.of(scenario, streams, luck);
        this.islands = Islands.of(scenario, agenda, kernel);
        this.networks = networks(scenario, streams);
        ImmutableMap.Builder<String, Phone> made = ImmutableMap.builder();
        ImmutableMap.Builder<String, DeviceActions> actions = ImmutableMap.builder();
        scenario.devices()
                .forEach((name, setup) -> {
                    Cursor cursor = Objects.requireNonNull(cursors.get(setup.account()));
                    Phone phone = phone(name, setup, prelude, cursor);
                    scenario.defect()
                            .ifPresent(defect -> phone.plant(Defects.named(defect).flaw().get()));
                    made.put(name, phone);
                    Owner owner =
                            new Owner(
                                    phone,
                                    phone.kernel(),
                                    trace,
                                    streams.stream("owner/" + name),
                                    new Camera(SizeMix.PUBLISHED));
                    actions.put(name, new DeviceActions(phone, owner, this::network));
                });
        this.phones = made.buildOrThrow();
        this.deviceActions = actions.buildOrThrow();
        for (Agenda.Item item : agenda) {
            TimelineEntry entry = item.entry();
            islands.of(entry).schedule(entry.atMicros(), () -> act(entry, item.routine()));
        }
        luck.ifPresent(
                other -> kernel.schedule(other.fromMicros(), () -> streams.reseed(other.seed())));
        for (Phone phone : phones.values()) {
            cloud.subscribe(phone);
            phone.kernel().schedule(0, phone::start);
        }
        for (CloudAccount account : cloud.accounts().values()) {
            account.reportQuota(0);
        }
        cloud.tellRefusals();
        ImmutableListMultimap<Kernel, Phone> byIsland =
                Multimaps.index(phones.values(), Phone::kernel);
        networks.forEach((name, network) -> {
            ImmutableList<Phone> near = byIsland.get(islands.ofNetwork(name));
            network.whenChanged(() -> near.forEach(phone -> phone.networkChanged(network)));
        });
    }

    /// Runs to a moment, what cannot bear upon one another apart, which takes less time the more of
    /// that there is. The trace is what it always is; its readers are shown it out of order, but
    /// for the events of one account.
    ///
    /// @throws IllegalArgumentException if the moment has passed
    public void runApart(long endMicros) {
        if (kernel.hasIslands()) {
            kernel.runApart(endMicros, trace::endTurn, trace::mergeTurns);
        } else {
            kernel.runUntil(endMicros);
        }
    }

    public Kernel kernel() {
        return kernel;
    }

    public Trace trace() {
        return trace;
    }

    public CloudService cloud() {
        return cloud;
    }

    public ImmutableMap<String, Phone> phones() {
        return phones;
    }

    /// Files of an imported folder that are no pictures, and why.
    public ImmutableList<Skipped> skipped() {
        return skipped;
    }

    private ImmutableMap<String, AccessNetwork> networks(Scenario of, RandomStreams streams) {
        ImmutableMap.Builder<String, AccessNetwork> made = ImmutableMap.builder();
        of.networks()
                .forEach((name, setup) ->
                        made.put(
                                name,
                                new AccessNetwork(name, setup, islands.ofNetwork(name), streams)));
        return made.buildOrThrow();
    }

    private AccessNetwork network(String name) {
        return Objects.requireNonNull(networks.get(name), () -> "unknown network: name=" + name);
    }

    private Phone phone(String name, DeviceSetup setup, Prelude prelude, Cursor cursor) {
        LibrarySnapshot library = prelude.onDevice(name, setup.account());
        LibrarySnapshot inCloud = prelude.inCloud(setup.account());
        trace.add(
                new TraceEvent.DeviceIs(
                        0,
                        name,
                        setup.account(),
                        library.size(),
                        inCloud.isEmpty() ? 0 : inCloud.size() - library.size(),
                        setup.storageBytes()));
        Holdings holdings = prelude.holdings(library, setup.settings().optimiseStorage());
        mustFit(name, setup, holdings.totalBytes());
        boolean inSync = !library.isEmpty() && !inCloud.isEmpty();
        EngineImage image = inSync ? new EngineImage(inCloud, library, cursor) : EngineImage.EMPTY;
        @Nullable AccessNetwork wifi = setup.wifi().map(this::network).orElse(null);
        @Nullable AccessNetwork cellular = setup.cellular().map(this::network).orElse(null);
        return new Phone(
                name,
                setup,
                Releases.named(setup.release()),
                new Phone.Contents(library, holdings, image, wifi, cellular),
                cloud,
                islands.ofDevice(name),
                trace,
                scenario.seed());
    }

    private void mustFit(String name, DeviceSetup setup, long photoBytes) {
        long free = setup.storageBytes() - setup.usedBytes();
        if (photoBytes > free) {
            throw new ScenarioException(
                    ImmutableList.of(
                            new ScenarioProblem(
                                    scenario.source(),
                                    setup.at().line(),
                                    setup.at().column(),
                                    "the library does not fit on "
                                            + name
                                            + ": its photos take "
                                            + Words.size(photoBytes)
                                            + ", and of "
                                            + Words.size(setup.storageBytes())
                                            + " storage "
                                            + Words.size(free)
                                            + " are free; give it more `storage`, or the library"
                                            + " fewer photos")));
        }
    }

    private void act(TimelineEntry entry, boolean routine) {
        trace.add(
                new TraceEvent.ActionTaken(
                        kernel.nowMicros(), entry.target(), entry.action(), routine));
        switch (entry.action()) {
            case Action.OnDevice action ->
                    Objects.requireNonNull(deviceActions.get(entry.target())).apply(action);
            case Action.OnAccount action -> onAccount(cloud.account(entry.target()), action);
            case Action.OnCloud action -> onCloud(action);
            case Action.OnNetwork action -> onNetwork(network(entry.target()), action);
        }
    }

    private void onAccount(CloudAccount account, Action.OnAccount action) {
        switch (action) {
            case Action.UpgradePlan a -> account.plan(a.sizeBytes());
            case Action.UseQuota a -> account.useMore(a.by(), a.sizeBytes());
            case Action.FreeQuota a -> account.useMore(a.of(), -a.sizeBytes());
            case Action.ExpireSignIn _ -> account.expireSignIns();
            case Action.LockZone _ -> account.lock(true);
            case Action.UnlockZone _ -> account.lock(false);
            case Action.LoseZone _ -> account.loseZone();
        }
        account.reportQuota(kernel.nowMicros());
        cloud.tellRefusals(account);
        cloud.hintOthers(account.name(), "");
    }

    private void onCloud(Action.OnCloud action) {
        switch (action) {
            case Action.Outage a -> cloud.outage(kernel.nowMicros() + a.forMicros());
            case Action.Throttle a -> cloud.throttle(a.requestsPerMinute());
            case Action.StopThrottling _ -> cloud.throttle(Integer.MAX_VALUE);
            case Action.ForgetHistory _ ->
                    cloud.accounts().values().forEach(CloudAccount::forgetHistory);
            case Action.ForgetUploads _ ->
                    cloud.accounts().values().forEach(CloudAccount::forgetUploads);
            case Action.PushHints a -> cloud.pushHints(a.delivered());
            case Action.RequireProtocol a -> cloud.minimumProtocol(a.version());
            case Action.LimitBodies a -> cloud.bodyLimit(a.sizeBytes());
        }
        cloud.tellRefusals();
    }

    private static void onNetwork(AccessNetwork network, Action.OnNetwork action) {
        switch (action) {
            case Action.Internet a -> network.internet(a.reached());
            case Action.CaptivePortal a -> network.captivePortal(a.on());
            case Action.Metered a -> network.metered(a.on());
            case Action.SetRates a -> network.rates(a.downBitsPerSecond(), a.upBitsPerSecond());
            case Action.SetLoss a -> network.loss(a.fraction());
            case Action.SetResets a -> network.resets(a.meanMicros());
            case Action.RestartRouter _ -> network.restartRouter();
        }
    }
}
