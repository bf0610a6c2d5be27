/// Views of a trace that say why: hold accounting, critical path, the state at a moment.
@NullMarked
package dev.photosync.sim.explain;

import org.jspecify.annotations.NullMarked;
