/// Pure comparison: what differs between two snapshots, and what three of them (local, remote,
/// base) ask to be done.
@NullMarked
package dev.photosync.core.diff;

import org.jspecify.annotations.NullMarked;
