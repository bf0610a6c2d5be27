package dev.photosync.sim.check;

import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.world.World;
import java.util.Objects;

/// All devices of an account and the cloud agree within the bound that a scenario states, as {@code
/// by: 26h} and {@code all: synced}.
///
/// *Checks* that a device's engine runs and has nothing pending or unheard, and that its library is
/// the cloud's, revision by revision. *When*: at the moment that a claim names. *Cost*: O(1) for
/// libraries that share structure, else the size of what differs.
///
/// *Not verified*: which copies the device holds ({@link Counters} counts them), and that two
/// devices agreed between one claim and the next.
final class Converges {
    static final String NAME = "converges";

    private final World world;

    Converges(World world) {
        this.world = world;
    }

    boolean holds(DeviceLedger device) {
        return device.running()
                && device.pending() == 0
                && device.unheard() == 0
                && account(device).agreesWith(phone(device).library());
    }

    /// In how many assets a device's library differs from the cloud's.
    int differences(DeviceLedger device) {
        int[] count = new int[1];
        LibrarySnapshot.diff(
                phone(device).library(),
                account(device).records(),
                (idHigh, idLow, here, there) -> count[0]++);
        return count[0];
    }

    Phone phone(DeviceLedger device) {
        return Objects.requireNonNull(world.phones().get(device.device()));
    }

    private CloudAccount account(DeviceLedger device) {
        return world.cloud().account(device.account());
    }
}
