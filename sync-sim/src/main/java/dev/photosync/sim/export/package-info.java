/// A run in the formats of other tools: each writer reads the trace, or the series drawn from it.
@NullMarked
package dev.photosync.sim.export;

import org.jspecify.annotations.NullMarked;
