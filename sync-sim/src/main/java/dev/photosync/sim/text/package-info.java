/// How quantities and phrases are written: strict parsing, exact printing, and the nearest word.
@NullMarked
package dev.photosync.sim.text;

import org.jspecify.annotations.NullMarked;
