package dev.photosync.sim.library;

import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;

/// One photo or film as a file: what it takes to make it a resource of a picture.
///
/// @param name its path in the folder, with slashes
record MediaFile(
        String name,
        MediaFormat format,
        ContentHash hash,
        long sizeBytes,
        long capturedAtMicros,
        Dimensions dimensions) {

    /// A width and a height in pixels; 0 and 0 if unknown.
    record Dimensions(int width, int height) {
        static final Dimensions UNKNOWN = new Dimensions(0, 0);

        /// Dimensions as a file states them, unknown unless both are in range.
        static Dimensions of(long width, long height) {
            return width > 0
                            && height > 0
                            && width <= Integer.MAX_VALUE
                            && height <= Integer.MAX_VALUE
                    ? new Dimensions((int) width, (int) height)
                    : UNKNOWN;
        }

        boolean known() {
            return width > 0;
        }

        Dimensions orLarger(Dimensions other) {
            return (long) other.width * other.height > (long) width * height ? other : this;
        }
    }

    Resource as(ResourceRole role) {
        return new Resource(role, hash, sizeBytes, format.film());
    }
}
