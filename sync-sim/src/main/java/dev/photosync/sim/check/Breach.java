package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import java.util.Optional;

/// An invariant that did not hold: which, when, where, and why in one line.
///
/// @param invariant its name; whoever shrinks a failure demands that the same one fails
/// @param atMicros since when it did not hold
/// @param device where it shows; an account's name for what shows in the cloud
/// @param asset for which asset; empty if for none in particular
/// @param why what was the case
public record Breach(
        String invariant, long atMicros, String device, Optional<AssetId> asset, String why) {}
