/// The protocol a device speaks with the cloud: requests, replies and typed errors.
@NullMarked
package dev.photosync.core.cloud;

import org.jspecify.annotations.NullMarked;
