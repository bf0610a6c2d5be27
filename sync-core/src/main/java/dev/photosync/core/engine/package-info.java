/// The sync engine itself: inputs in, effects out, and all mutable state behind one `handle`.
@NullMarked
package dev.photosync.core.engine;

import org.jspecify.annotations.NullMarked;
