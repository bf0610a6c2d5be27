/// The engine's durable record: encoding, appending and recovery after a crash.
@NullMarked
package dev.photosync.core.journal;

import org.jspecify.annotations.NullMarked;
