package dev.photosync.core.storage;

import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// Which original may give way to its optimised copy when storage runs short.
@FunctionalInterface
public interface EvictionRule {
    /// Only what device and cloud agree on, and the journal remembers that they do.
    EvictionRule CONFIRMED = (local, agreed, durable) -> durable && local.equals(agreed);

    /// Whether an asset's original may leave the device.
    ///
    /// @param local the asset as the device has it
    /// @param agreed what device and cloud last agreed on; null if on nothing
    /// @param durable whether that agreement is durable on the device
    boolean mayGo(Revision local, @Nullable Revision agreed, boolean durable);
}
