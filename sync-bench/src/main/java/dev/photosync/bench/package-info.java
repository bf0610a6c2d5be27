/// JMH benchmarks of the paths whose speed matters: what each measures, its floor and its peers.
@NullMarked
package dev.photosync.bench;

import org.jspecify.annotations.NullMarked;
