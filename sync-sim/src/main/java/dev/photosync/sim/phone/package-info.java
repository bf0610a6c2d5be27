/// A simulated phone: power, radios, disk, settings and the host that runs the sync engine.
@NullMarked
package dev.photosync.sim.phone;

import org.jspecify.annotations.NullMarked;
