/// The fuzzer of the planner alone: small histories of one asset on a few devices, every decision
/// compared with a reference model, and laws that need no model.
@NullMarked
package dev.photosync.sim.fuzz.planner;

import org.jspecify.annotations.NullMarked;
