package dev.photosync.sim.fuzz.planner;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.fuzz.planner.Fleet.Device;
import dev.photosync.sim.fuzz.planner.Fleet.Held;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Takes a fleet through a history, lets all devices sync until nothing is left to do, once in
/// their order and once in the reverse, and checks what they end with.
final class HistoryRun {
    /// Rounds in which every device syncs. The second brings what later devices saved to earlier
    /// ones, the third what these made of it; then nothing may be left.
    private static final int ROUNDS = 3;

    private HistoryRun() {}

    /// Runs a history to its end.
    ///
    /// @throws BreachException if a law is broken on the way or in the end
    static void run(History history, Judge judge) {
        Fleet fleet = new Fleet(history.devices(), judge);
        for (Step step : history.steps()) {
            fleet.perform(step);
        }
        Fleet reverse = new Fleet(fleet);
        boolean forgetful = history.steps().stream().anyMatch(step -> step.act().forgets());
        boolean tombstones =
                history.steps().stream().anyMatch(step -> forgetsItsPurge(history, step));
        finish(fleet, fleet.devices, forgetful, tombstones);
        finish(reverse, reverse.devices.reversed(), forgetful, tombstones);
    }

    /// Whether by this step a device forgets what was agreed whose owner purges the picture later
    /// than anybody brings it back.
    private static boolean forgetsItsPurge(History history, Step step) {
        long broughtBack =
                history.steps().stream()
                        .filter(other -> other.act() == Act.RESTORE || imports(other.act()))
                        .mapToLong(Step::wallMicros)
                        .max()
                        .orElse(0);
        return step.act().forgets()
                && history.steps().stream()
                        .anyMatch(other ->
                                other.act() == Act.PURGE
                                        && other.wallMicros() > broughtBack
                                        && (other.device() == step.device()
                                                || step.act() == Act.LOSE_ZONE));
    }

    private static boolean imports(Act act) {
        return act == Act.IMPORT || act == Act.IMPORT_WITH_RAW;
    }

    private static void finish(
            Fleet fleet, List<Device> order, boolean forgetful, boolean tombstones) {
        for (int round = 0; round < ROUNDS; round++) {
            for (Device device : order) {
                fleet.sync(device, true);
            }
        }
        for (Device device : order) {
            if (fleet.sync(device, true)) {
                throw new BreachException(
                        Law.CONVERGENCE, "there is still something to do after rounds=" + ROUNDS);
            }
            checkEqual(device, fleet.cloud);
        }
        checkStates(fleet, forgetful, tombstones);
        checkEdits(fleet);
    }

    private static void checkEqual(Device device, Map<AssetId, Held> cloud) {
        cloud.forEach((id, held) -> {
            Held mine = device.library.get(id);
            Revision base = device.base.get(id);
            if (mine == null
                    || !mine.revision().equals(held.revision())
                    || !Objects.equals(base, held.revision())) {
                throw new BreachException(
                        Law.CONVERGENCE,
                        new Case(id, mine == null ? null : mine.revision(), held.revision(), base)
                                .inWords());
            }
        });
        device.library.forEach((id, held) -> {
            if (!cloud.containsKey(id) && held.revision().state() != AssetState.PURGED) {
                throw new BreachException(
                        Law.CONVERGENCE, new Case(id, held.revision(), null, null).inWords());
            }
        });
    }

    /// A device that has forgotten what was agreed can tell the older of two states by their times
    /// alone, which do not tell all: it may bring a picture back, or delete again what its own
    /// owner once deleted.
    private static void checkStates(Fleet fleet, boolean forgetful, boolean tombstones) {
        fleet.cloud.forEach((id, held) -> {
            AssetState state = held.revision().state();
            Deeds.LastWords words = fleet.deeds.lastWords(id, held.known());
            String ending = (id.equals(Fleet.PICTURE) ? "the picture" : "the copy") + " ended as ";
            if (state == AssetState.PURGED && fleet.deeds.mustLive(id, held.known())) {
                throw new BreachException(Law.NEW_LIFE, ending + state);
            }
            boolean further = state.compareTo(words.most()) > 0;
            if (further && !(state == AssetState.PURGED ? tombstones : forgetful)) {
                throw new BreachException(Law.NO_DELETION, ending + state);
            }
            if (!forgetful && state.compareTo(words.least()) < 0) {
                throw new BreachException(Law.NO_RESURRECTION, ending + state);
            }
        });
    }

    private static void checkEdits(Fleet fleet) {
        List<Revision> kept = fleet.cloud.values().stream().map(Held::revision).toList();
        long known =
                fleet.cloud.values().stream().mapToLong(Held::known).reduce(0, (a, b) -> a | b);
        Resource lost = fleet.deeds.lost(known, kept);
        if (lost != null) {
            throw new BreachException(
                    Law.EDITS, "the edit with content " + lost.hash().a() + " is nowhere");
        }
    }
}
