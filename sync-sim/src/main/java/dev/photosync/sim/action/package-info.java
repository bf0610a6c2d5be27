/// Everything that can happen to the system from outside, as one sealed vocabulary.
@NullMarked
package dev.photosync.sim.action;

import org.jspecify.annotations.NullMarked;
