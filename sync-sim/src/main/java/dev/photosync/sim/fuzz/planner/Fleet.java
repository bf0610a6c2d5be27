package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.Decision.ConflictCopy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Devices and a cloud that go through a history as the engine would, with nothing between them:
/// what a device reads it has, what it saves the cloud has.
final class Fleet {
    static final AssetId PICTURE = new AssetId(7, 7);

    private static final int DEEPEST_PLAN = 3;

    /// A revision, and the deeds on its asset that it takes account of.
    record Held(Revision revision, long known) {}

    /// A device: its library, what it last agreed with the cloud, and on which zone's terms.
    static final class Device {
        final Map<AssetId, Held> library;
        final Map<AssetId, Revision> base;
        private int zone;

        private Device(Map<AssetId, Held> library, Map<AssetId, Revision> base, int zone) {
            this.library = new LinkedHashMap<>(library);
            this.base = new LinkedHashMap<>(base);
            this.zone = zone;
        }
    }

    final Map<AssetId, Held> cloud = new LinkedHashMap<>();
    final List<Device> devices = new ArrayList<>();
    final Deeds deeds;
    private final Judge judge;
    private int zone;

    Fleet(int size, Judge judge) {
        this.judge = judge;
        this.deeds = new Deeds();
        for (int i = 0; i < size; i++) {
            devices.add(new Device(Map.of(), Map.of(), zone));
        }
    }

    /// A copy that goes its own way from here.
    Fleet(Fleet other) {
        judge = other.judge;
        zone = other.zone;
        deeds = new Deeds(other.deeds);
        cloud.putAll(other.cloud);
        for (Device device : other.devices) {
            devices.add(new Device(device.library, device.base, device.zone));
        }
    }

    void perform(Step step) {
        Device device = devices.get(step.device());
        switch (step.act()) {
            case SYNC -> sync(device, true);
            case READ -> sync(device, false);
            case REINSTALL -> {
                device.library.clear();
                device.base.clear();
            }
            case SIGN_IN_AGAIN -> device.base.clear();
            case LOSE_ZONE -> {
                cloud.clear();
                zone++;
            }
            case IMPORT, IMPORT_WITH_RAW, EDIT, REVERT, FAVOURITE, ALBUM, DELETE, RESTORE, PURGE ->
                    act(device, step);
        }
    }

    private void act(Device device, Step step) {
        AssetId id = step.copy() ? firstCopy(device) : PICTURE;
        if (id == null || deeds.full()) {
            return;
        }
        Held held = device.library.get(id);
        Revision old = held == null ? null : held.revision();
        Revision next = Hand.after(step, old);
        if (next == null) {
            return;
        }
        Deeds.Kind kind =
                Deeds.Kind.of(step.act(), old != null && old.state() == AssetState.PURGED);
        long known = known(held);
        if (kind != null) {
            Resource edit = kind == Deeds.Kind.EDIT ? Hand.editOf(next) : null;
            Resource replaced = kind == Deeds.Kind.EDIT && old != null ? Hand.editOf(old) : null;
            known |= deeds.add(kind, id, known, edit, replaced);
        }
        device.library.put(id, new Held(next, known));
    }

    private static @Nullable AssetId firstCopy(Device device) {
        for (AssetId id : device.library.keySet()) {
            if (!id.equals(PICTURE)) {
                return id;
            }
        }
        return null;
    }

    /// Lets a device read all changes of the cloud, and save its own unless it only reads.
    ///
    /// @return whether there was anything to do
    boolean sync(Device device, boolean saving) {
        if (device.zone != zone) {
            hearOfZone(device);
        }
        boolean done = false;
        for (AssetId id :
                ImmutableList.copyOf(Sets.union(cloud.keySet(), device.library.keySet()))) {
            done |= reconcile(device, id, saving, 0);
        }
        return done;
    }

    /// A device sees that everything is gone before it hears that the zone is: what it then wants
    /// to save is refused. Afterwards nothing is agreed with the new zone.
    private void hearOfZone(Device device) {
        device.library.forEach((id, held) ->
                judge.decide(new Case(id, held.revision(), null, device.base.get(id))));
        device.base.clear();
        device.zone = zone;
    }

    private boolean reconcile(Device device, AssetId id, boolean saving, int depth) {
        Held mine = device.library.get(id);
        Held theirs = cloud.get(id);
        Case found =
                new Case(
                        id,
                        mine == null ? null : mine.revision(),
                        theirs == null ? null : theirs.revision(),
                        device.base.get(id));
        Decision decision = judge.decide(found);
        Judge.require(
                depth < DEEPEST_PLAN || decision instanceof Decision.Nothing,
                Law.AGREEMENT,
                found,
                decision);
        long known = known(mine) | known(theirs);
        switch (decision) {
            case Decision.Nothing _ -> {
                return false;
            }
            case Decision.Agree agree ->
                    settle(device, id, new Held(agree.revision(), known), saving);
            case Decision.TakeRemote take ->
                    settle(device, id, new Held(take.revision(), known), saving);
            case Decision.Commit commit -> {
                if (!saving) {
                    return false;
                }
                settle(device, id, new Held(commit.revision(), known), true);
            }
            case Decision.Merge merge -> {
                if (merge.copy() != null) {
                    keep(device, id, known(mine), merge.merged(), merge.copy(), saving);
                }
                device.library.put(id, new Held(merge.merged(), known));
                if (theirs != null) {
                    device.base.put(id, theirs.revision());
                }
            }
        }
        reconcile(device, id, saving, depth + 1);
        return true;
    }

    /// Device and cloud are at one; the cloud hears what was done on the device if it saves.
    private void settle(Device device, AssetId id, Held held, boolean saving) {
        device.library.put(id, held);
        device.base.put(id, held.revision());
        if (saving) {
            cloud.put(id, held);
        }
    }

    private void keep(
            Device device,
            AssetId of,
            long known,
            Revision merged,
            ConflictCopy copy,
            boolean saving) {
        AssetId id = copy.id();
        if (device.library.get(id) == null && !deeds.full()) {
            deeds.moveEdits(of, id, merged, copy.revision());
            long born = deeds.add(Deeds.Kind.LIFE, id, 0, null, null);
            device.library.put(id, new Held(copy.revision(), known | born));
            reconcile(device, id, saving, 0);
        }
    }

    private static long known(@Nullable Held held) {
        return held == null ? 0 : held.known();
    }
}
