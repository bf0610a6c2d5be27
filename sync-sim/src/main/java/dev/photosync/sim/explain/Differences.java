package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.sim.text.Words;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where what a phone is and what its engine was told differ.
public final class Differences {
    private static final int PERCENT_THAT_MATTERS = 5;

    /// One thing that the engine has wrong.
    ///
    /// @param what is asked
    /// @param truth what is the case
    /// @param belief what the engine was told
    public record Difference(String what, String truth, String belief) {}

    private final ImmutableList.Builder<Difference> found = ImmutableList.builder();

    private Differences() {}

    /// All that differs and could matter; a battery or a disk that is a little off does not.
    public static ImmutableList<Difference> between(Conditions truth, Conditions belief) {
        Differences differences = new Differences();
        differences.compare("signed in as", name(truth.signedInAs()), name(belief.signedInAs()));
        differences.network(truth.network(), belief.network());
        differences.power(truth.power(), belief.power());
        differences.storage(truth.freeBytes(), belief.freeBytes());
        differences.settings(truth.settings(), belief.settings());
        return differences.found.build();
    }

    private void network(Conditions.Network truth, Conditions.Network belief) {
        compare("network", transport(truth), transport(belief));
        compare("internet reached", truth.internet(), belief.internet());
        compare(
                "sign-in page wanted",
                truth.reach() == Reach.SIGN_IN_PAGE,
                belief.reach() == Reach.SIGN_IN_PAGE);
        compare("metered", truth.metered(), belief.metered());
        compare("roaming", truth.roaming(), belief.roaming());
    }

    private void power(Conditions.Power truth, Conditions.Power belief) {
        compare("charging", truth.charging(), belief.charging());
        compare("Low Power Mode", truth.lowPowerMode(), belief.lowPowerMode());
        compare("too warm", truth.tooWarm(), belief.tooWarm());
        int off = Math.abs(truth.batteryPercent() - belief.batteryPercent());
        if (off >= PERCENT_THAT_MATTERS) {
            compare("battery", truth.batteryPercent() + " %", belief.batteryPercent() + " %");
        }
    }

    private void storage(long truth, long belief) {
        long reserve = SyncPolicy.STANDARD.storageReserveBytes();
        if (truth < reserve != belief < reserve
                || Math.abs(truth - belief) > truth / 10 + reserve) {
            compare("free storage", Words.size(truth), Words.size(belief));
        }
    }

    private void settings(Settings truth, Settings belief) {
        compare("sync switch", truth.syncOn(), belief.syncOn());
        compare(
                "paused until",
                pause(truth.pausedUntilMicros()),
                pause(belief.pausedUntilMicros()));
        compare("cellular data", truth.cellularData(), belief.cellularData());
        compare(
                "mobile data for Photos",
                truth.mobileDataForPhotos(),
                belief.mobileDataForPhotos());
        compare("Unlimited Updates", truth.unlimitedUpdates(), belief.unlimitedUpdates());
        compare("data roaming", truth.dataRoaming(), belief.dataRoaming());
        compare("Low Data Mode", truth.lowDataMode(), belief.lowDataMode());
        compare("Optimize Storage", truth.optimiseStorage(), belief.optimiseStorage());
        compare("access to all photos", truth.photoAccess(), belief.photoAccess());
        compare("power policy", word(truth.powerPolicy()), word(belief.powerPolicy()));
    }

    private void compare(String what, boolean truth, boolean belief) {
        compare(what, truth ? "yes" : "no", belief ? "yes" : "no");
    }

    private void compare(String what, String truth, String belief) {
        if (!truth.equals(belief)) {
            found.add(new Difference(what, truth, belief));
        }
    }

    private static String name(@Nullable String account) {
        return Objects.requireNonNullElse(account, "nobody");
    }

    private static String transport(Conditions.Network network) {
        return switch (network.transport()) {
            case NONE -> "none";
            case WIFI -> "Wi-Fi";
            case CELLULAR -> "cellular";
        };
    }

    private static String pause(long untilMicros) {
        return untilMicros == 0 ? "not paused" : Words.clock(untilMicros);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
