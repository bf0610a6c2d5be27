/// Where pictures come from: a folder of real photos, or a draw from published size mixes.
@NullMarked
package dev.photosync.sim.library;

import org.jspecify.annotations.NullMarked;
