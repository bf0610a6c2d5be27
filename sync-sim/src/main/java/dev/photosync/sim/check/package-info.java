/// What must hold: invariants after every event, and a scenario's expectations.
@NullMarked
package dev.photosync.sim.check;

import org.jspecify.annotations.NullMarked;
