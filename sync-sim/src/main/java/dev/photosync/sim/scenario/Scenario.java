package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.network.RateCurve;
import java.nio.file.Path;
import java.util.Optional;

/// A scenario as validated: every default filled in, every name resolved, nothing left to parse.
///
/// @param source the file it was read from, as the caller named it
/// @param name the slug by which it is run
/// @param title one line
/// @param strategy the guide's row it teaches, such as {@code 2c}; empty for none
/// @param kind the kind of field cause, such as {@code network}; empty for none
/// @param lesson what a reader should take from it, in paragraphs
/// @param lengthMicros how long it runs
/// @param startOfDayMicros the time of day at which it begins, for routines
/// @param seed the seed of all random streams
/// @param defect what is wrong with every device, from beginning to end
/// @param accounts by name, at least one, in file order
/// @param cloud the cloud's own settings
/// @param library what exists before the run
/// @param networks by name: those the file defines and those built in that it uses
/// @param devices by name, at least one, in file order
/// @param timeline in order of time, then of the file
/// @param expectations in file order
public record Scenario(
        String source,
        String name,
        String title,
        String strategy,
        String kind,
        String lesson,
        long lengthMicros,
        long startOfDayMicros,
        long seed,
        Optional<String> defect,
        ImmutableMap<String, AccountSetup> accounts,
        CloudSetup cloud,
        LibrarySetup library,
        ImmutableMap<String, NetworkSetup> networks,
        ImmutableMap<String, DeviceSetup> devices,
        ImmutableList<TimelineEntry> timeline,
        ImmutableList<Expectation> expectations) {

    /// What people call a device, an account or a network: a scenario's only account has a name
    /// that nobody gave it.
    public String spoken(String name) {
        return accounts.size() == 1 && accounts.containsKey(name) ? "account" : name;
    }

    /// The kinds of causes reported from the field, beyond the guide.
    public static final ImmutableList<String> FIELD_KINDS =
            ImmutableList.of(
                    "network",
                    "wake-up",
                    "policy",
                    "power",
                    "background",
                    "local-storage",
                    "quota",
                    "server",
                    "engine",
                    "asset",
                    "auth",
                    "version",
                    "clock",
                    "explainer");

    /// An account and its plan.
    ///
    /// @param planBytes the plan's size
    /// @param usedBytes what backups, mail and files take, by name
    public record AccountSetup(long planBytes, ImmutableMap<String, Long> usedBytes) {}

    /// The cloud's own settings.
    ///
    /// @param uploadSessionMicros how long an upload left alone is kept
    /// @param processingMicros how long the cloud takes to answer
    /// @param historyChanges how many changes the feed remembers before old cursors expire
    /// @param bodyLimitBytes the largest request body accepted
    /// @param batchLimit the most records in a commit
    /// @param minimumProtocol the oldest protocol spoken
    /// @param pushHints whether hints are delivered
    public record CloudSetup(
            long uploadSessionMicros,
            long processingMicros,
            int historyChanges,
            long bodyLimitBytes,
            int batchLimit,
            int minimumProtocol,
            boolean pushHints) {}

    /// What exists before the run.
    ///
    /// @param photos synthetic stills
    /// @param videos synthetic films
    /// @param folder a folder of real photos to use instead
    /// @param on where they are at the start
    /// @param account whose they are
    public record LibrarySetup(
            int photos, int videos, Optional<Path> folder, Placement on, String account) {}

    /// Where the library is at the start.
    public sealed interface Placement {
        /// In the cloud and on every device of the account, in sync.
        record Everywhere() implements Placement {}

        /// In the cloud alone.
        record CloudOnly() implements Placement {}

        /// On some devices alone, still to be uploaded.
        record OnDevices(ImmutableList<String> devices) implements Placement {}

        /// In the cloud and on every device of the account but these, which are new.
        record ExceptOn(ImmutableList<String> devices) implements Placement {}
    }

    /// A network that devices can join.
    ///
    /// @param cellular whether it is a cellular network, of which each device has its own link
    /// @param down towards the devices
    /// @param up towards the cloud
    /// @param latencyMicros one way
    /// @param lossFraction packets lost, 0 to 1
    /// @param resetMeanMicros mean time between connection resets; 0 for none
    /// @param internet whether it reaches the internet
    /// @param captivePortal whether it wants a sign-in page answered
    /// @param metered whether its traffic is counted
    public record NetworkSetup(
            boolean cellular,
            RateCurve down,
            RateCurve up,
            long latencyMicros,
            double lossFraction,
            long resetMeanMicros,
            boolean internet,
            boolean captivePortal,
            boolean metered) {}

    /// A device at the start.
    ///
    /// @param at where the file describes it
    /// @param account the account its library belongs to
    /// @param signedInAs the account in use; empty when signed out
    /// @param storageBytes the size of its storage
    /// @param usedBytes what system and apps take of it
    /// @param wifi the Wi-Fi network it has joined
    /// @param cellular its cellular network
    /// @param charging whether it is on the charger
    /// @param batteryPercent its charge
    /// @param release the release it runs; see the catalogue of releases
    /// @param routine the owner's routine by name; {@code none} for a device that is left alone
    /// @param settings what its owner has chosen
    public record DeviceSetup(
            Place at,
            String account,
            Optional<String> signedInAs,
            long storageBytes,
            long usedBytes,
            Optional<String> wifi,
            Optional<String> cellular,
            boolean charging,
            int batteryPercent,
            String release,
            String routine,
            DeviceSettings settings) {}

    /// What a device's owner has chosen at the start.
    public record DeviceSettings(
            boolean syncOn,
            boolean cellularData,
            boolean mobileDataForPhotos,
            boolean unlimitedUpdates,
            boolean dataRoaming,
            boolean lowDataMode,
            boolean optimiseStorage,
            PowerPolicy powerPolicy) {}

    /// One action at one time.
    ///
    /// @param atMicros when
    /// @param target the device, account or network it happens to; {@code cloud} for the cloud
    /// @param action what happens
    /// @param line where the file says so, for messages
    public record TimelineEntry(long atMicros, String target, Action action, int line) {}
}
