/// A scenario beside variations of itself: two of them told side by side, or a whole grid measured.
@NullMarked
package dev.photosync.sim.sweep;

import org.jspecify.annotations.NullMarked;
