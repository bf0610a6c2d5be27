package dev.photosync.core.gate;

import org.jspecify.annotations.Nullable;

/// What a device's system tells of the device at one moment.
///
/// The engine holds the conditions last *observed*; the world holds the *true* ones. Where the two
/// differ, a stall may have a false reason.
///
/// @param signedInAs the account in use; null when signed out
/// @param network the network in use
/// @param power battery and heat
/// @param freeBytes free storage
/// @param settings what the owner has chosen
public record Conditions(
        @Nullable String signedInAs,
        Network network,
        Power power,
        long freeBytes,
        Settings settings) {

    /// The same with another amount of free storage.
    public Conditions withFreeBytes(long bytes) {
        return bytes == freeBytes
                ? this
                : new Conditions(signedInAs, network, power, bytes, settings);
    }

    /// The same in another network.
    public Conditions withNetwork(Network other) {
        return new Conditions(signedInAs, other, power, freeBytes, settings);
    }

    /// The same with other power.
    public Conditions withPower(Power other) {
        return new Conditions(signedInAs, network, other, freeBytes, settings);
    }

    /// Which radio carries traffic.
    public enum Transport {
        NONE,
        WIFI,
        CELLULAR
    }

    /// What the system knows of a network's way to the internet.
    public enum Reach {
        /// It has just been joined and is still being checked.
        UNCHECKED,
        /// A sign-in page stands before it.
        SIGN_IN_PAGE,
        /// It leads nowhere.
        NOWHERE,
        /// It reaches the internet.
        INTERNET
    }

    /// The network in use, as the system reports it.
    ///
    /// @param transport the radio; cellular also when cellular data is off but nothing else is
    ///   there
    /// @param reach how far it reaches
    /// @param metered whether traffic is counted; cellular always is
    /// @param roaming whether the cellular network is a foreign one
    public record Network(Transport transport, Reach reach, boolean metered, boolean roaming) {
        /// No network at all.
        public static final Network NONE = new Network(Transport.NONE, Reach.NOWHERE, false, false);

        /// Whether the internet is known to be reached.
        public boolean internet() {
            return reach == Reach.INTERNET;
        }
    }

    /// Battery and heat.
    ///
    /// @param batteryPercent charge left, 0 to 100
    /// @param charging whether the battery is being charged
    /// @param lowPowerMode whether the system is in Low Power Mode
    /// @param tooWarm whether the system asks for less work to cool down
    public record Power(
            int batteryPercent, boolean charging, boolean lowPowerMode, boolean tooWarm) {}

    /// What the owner has chosen.
    ///
    /// @param syncOn "Sync this phone"
    /// @param pausedUntilMicros when a pause by the owner ends; 0 for none
    /// @param cellularData the phone's cellular data switch
    /// @param mobileDataForPhotos the Photos app's own cellular switch
    /// @param unlimitedUpdates whether cellular data may be used without a daily limit
    /// @param dataRoaming whether cellular data may be used abroad
    /// @param lowDataMode whether the system saves data on the network in use
    /// @param optimiseStorage whether originals may live in the cloud alone
    /// @param photoAccess whether the engine may read all photos
    /// @param powerPolicy how power gates work
    public record Settings(
            boolean syncOn,
            long pausedUntilMicros,
            boolean cellularData,
            boolean mobileDataForPhotos,
            boolean unlimitedUpdates,
            boolean dataRoaming,
            boolean lowDataMode,
            boolean optimiseStorage,
            boolean photoAccess,
            PowerPolicy powerPolicy) {}

    /// How power gates work.
    public enum PowerPolicy {
        /// What the guide says: only on a charger and on Wi-Fi.
        STRICT,
        /// What the vendor documents: low battery and Low Power Mode pause; on battery a background
        /// budget applies; on a charger everything runs.
        STANDARD,
        /// Power is no object.
        EAGER
    }
}
