/// How values are written as bytes, and nothing else is read back: what the journal, checkpoints
/// and pages of the change feed are made of.
@NullMarked
package dev.photosync.core.codec;

import org.jspecify.annotations.NullMarked;
