package dev.photosync.sim.check;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What {@link OccasionWatch} remembers of one device from one event to another.
final class WatchedDevice {
    private static final WorkKind[] KINDS = WorkKind.values();

    /// Whether a commit was carried out whose answer has not come.
    boolean committed;

    boolean crashArmed;
    long crashedAtMicros = -1;
    boolean hintLost;
    boolean pollsAfterLostHint;

    // The requests under way, in no order: there are as many as an engine has slots.
    private long[] requests = new long[16];
    private WorkKind[] kinds = new WorkKind[16];
    private int count;

    private final long[] laneReasons = new long[KINDS.length];
    private final Set<AssetId> waitForRoom = new HashSet<>();
    private boolean listed;
    private boolean reinstalled;

    void sent(Effect.Send send) {
        if (count == requests.length) {
            requests = Arrays.copyOf(requests, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        requests[count] = send.request();
        kinds[count++] = send.kind();
        listed |= send.body() instanceof Request.ListRecords;
    }

    /// @return what the request was for; null if it is not under way
    @Nullable WorkKind answered(long request) {
        for (int i = 0; i < count; i++) {
            if (requests[i] == request) {
                WorkKind kind = kinds[i];
                count--;
                requests[i] = requests[count];
                kinds[i] = kinds[count];
                return kind;
            }
        }
        return null;
    }

    boolean underway(WorkKind kind) {
        for (int i = 0; i < count; i++) {
            if (kinds[i] == kind) {
                return true;
            }
        }
        return false;
    }

    void started(boolean anew) {
        reinstalled = anew;
        pollsAfterLostHint = false;
    }

    void stopped() {
        count = 0;
        committed = false;
        crashArmed = false;
        Arrays.fill(laneReasons, 0);
        waitForRoom.clear();
    }

    /// Everything that holds some lane.
    long held() {
        long reasons = 0;
        for (long ofLane : laneReasons) {
            reasons |= ofLane;
        }
        return reasons;
    }

    void laneHeld(WorkKind kind, long reasons) {
        laneReasons[kind.ordinal()] = reasons;
    }

    void parked(AssetId asset, long reasons) {
        if ((reasons & Reason.CLOUD_QUOTA.bit()) != 0) {
            waitForRoom.add(asset);
        }
    }

    boolean waitedForRoom(AssetId asset) {
        return !waitForRoom.isEmpty() && waitForRoom.remove(asset);
    }

    void pollDone() {
        hintLost &= !pollsAfterLostHint;
        pollsAfterLostHint = false;
    }

    /// Whether what is heard now was to be hinted at: once for each hint that was lost.
    boolean newsAfterLostHint() {
        boolean found = pollsAfterLostHint;
        hintLost &= !found;
        pollsAfterLostHint = false;
        return found;
    }

    /// Whether a reinstalled engine takes over its first record.
    boolean adopts() {
        boolean first = reinstalled;
        reinstalled = false;
        return first;
    }

    void resyncBegan() {
        listed = false;
    }

    /// Whether the resync under way has read the listing.
    boolean listed() {
        return listed;
    }
}
