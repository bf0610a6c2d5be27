/// Links that flows share: rates that may change under way, recorded traces, latency, loss and
/// resets.
@NullMarked
package dev.photosync.sim.network;

import org.jspecify.annotations.NullMarked;
