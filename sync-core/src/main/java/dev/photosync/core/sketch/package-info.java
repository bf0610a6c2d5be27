/// Finding out what differs between two libraries over a wire, with far fewer bytes than a listing.
@NullMarked
package dev.photosync.core.sketch;

import org.jspecify.annotations.NullMarked;
