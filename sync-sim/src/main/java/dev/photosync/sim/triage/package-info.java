/// Triage: from what an owner sees to the likely causes and the order in which to try fixes.
@NullMarked
package dev.photosync.sim.triage;

import org.jspecify.annotations.NullMarked;
