package dev.photosync.core.gate;

import java.util.Locale;

/// The gates, in the order in which an exclusive account of held time blames them: what a person
/// decided first, then what the world imposes, then what the engine imposes on itself.
public enum GateName {
    ACCOUNT,
    SYNC_SWITCH,
    VERSION,
    REACHABILITY,
    CELLULAR,
    CLOUD_QUOTA,
    DEVICE_STORAGE,
    POWER,
    SERVER,
    ENGINE_HEALTH,
    BACKOFF;

    /// The name as scenarios and reports write it, such as {@code cloud-quota}.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
