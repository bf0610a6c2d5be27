/// The seeded search for what breaks the system, and the shrinking of what it finds to an ordinary
/// scenario.
@NullMarked
package dev.photosync.sim.fuzz;

import org.jspecify.annotations.NullMarked;
