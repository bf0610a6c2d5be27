/// Which original may leave the phone (Optimize Storage), and which copies a device holds.
@NullMarked
package dev.photosync.core.storage;

import org.jspecify.annotations.NullMarked;
