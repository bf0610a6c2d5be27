/// The one typed record of a run, from which every view is drawn.
@NullMarked
package dev.photosync.sim.trace;

import org.jspecify.annotations.NullMarked;
