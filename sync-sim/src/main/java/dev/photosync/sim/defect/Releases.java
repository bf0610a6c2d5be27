package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableMap;
import dev.photosync.core.engine.Release;
import dev.photosync.core.library.RecordKind;
import java.util.Objects;

/// The releases a phone can run, oldest first. An old one is the same engine with less.
public final class Releases {
    /// The release that phones run unless a scenario says otherwise.
    public static final String CURRENT = "18";

    private static final ImmutableMap<String, Release> ALL =
            ImmutableMap.of(
                    // Speaks a protocol that clouds give up first, and stops at what it cannot
                    // read.
                    "16",
                    new Release("16", 1, RecordKind.ASSET, false),
                    // Speaks the current protocol, but stops at a record kind it cannot read.
                    "17",
                    new Release("17", 2, RecordKind.ASSET, false),
                    // Has a bug that wedges uploads; see Glitches.
                    "17.4",
                    new Release("17.4", 2, RecordKind.SPATIAL, true),
                    CURRENT,
                    new Release(CURRENT, 2, RecordKind.SPATIAL, true));

    private Releases() {}

    /// The names of all releases.
    public static ImmutableMap<String, Release> all() {
        return ALL;
    }

    /// @throws NullPointerException if there is no such release
    public static Release named(String name) {
        return Objects.requireNonNull(ALL.get(name), () -> "unknown release: name=" + name);
    }
}
