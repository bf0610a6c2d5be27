/// Known glitches and old releases, injected at the engine's boundary.
@NullMarked
package dev.photosync.sim.defect;

import org.jspecify.annotations.NullMarked;
