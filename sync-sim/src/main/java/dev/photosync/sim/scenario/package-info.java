/// Scenario files: reading them strictly, the built-in catalogue, and running one.
@NullMarked
package dev.photosync.sim.scenario;

import org.jspecify.annotations.NullMarked;
