package dev.photosync.core.library;

import java.util.Objects;

/// One file of an asset.
///
/// @param role what it is to the asset; one resource per role
/// @param hash the SHA-256 of its bytes
/// @param sizeBytes its length
/// @param video whether it is a film, which compresses further than a still
public record Resource(ResourceRole role, ContentHash hash, long sizeBytes, boolean video) {
    public Resource {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(hash, "hash");
        if (sizeBytes < 0) {
            throw new IllegalArgumentException(
                    "sizeBytes must not be negative: sizeBytes=" + sizeBytes);
        }
    }

    long digest() {
        return Mix.of(Mix.of(role.ordinal(), sizeBytes), Mix.of(hash.a(), hash.d()));
    }
}
