/// Resumable movement of bytes: the upload and download state machines, one asset each.
@NullMarked
package dev.photosync.core.transfer;

import org.jspecify.annotations.NullMarked;
