/// Which fix works: the same future run again with each, from the moment of a stall.
@NullMarked
package dev.photosync.sim.diagnose;

import org.jspecify.annotations.NullMarked;
