/// The simulation's heart: one virtual clock, one queue of events, and named streams of random
/// numbers.
@NullMarked
package dev.photosync.sim.kernel;

import org.jspecify.annotations.NullMarked;
