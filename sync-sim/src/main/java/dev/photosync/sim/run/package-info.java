/// Running a scenario from beginning to end: its world, its record, its claims.
@NullMarked
package dev.photosync.sim.run;

import org.jspecify.annotations.NullMarked;
