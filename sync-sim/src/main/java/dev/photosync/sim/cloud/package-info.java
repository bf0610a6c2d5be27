/// A simulated cloud: zones with a change feed, content store, plan and quota, throttling.
@NullMarked
package dev.photosync.sim.cloud;

import org.jspecify.annotations.NullMarked;
