/// The world of one scenario put together: devices, networks and the cloud, and what actions do to
/// them.
@NullMarked
package dev.photosync.sim.world;

import org.jspecify.annotations.NullMarked;
