package dev.photosync.core.cloud;

import com.google.common.collect.ImmutableRangeSet;
import dev.photosync.core.library.ContentHash;

/// A resumable upload that the cloud holds open: whose content, and which bytes it has confirmed.
///
/// Parts may arrive in any order and survive the device's restart, as in S3 multipart; the cloud
/// forgets a session that is left alone for too long.
///
/// @param id the cloud's name for the session
/// @param content what is being uploaded
/// @param sizeBytes its full length
/// @param confirmed byte ranges, closed-open, that the cloud has stored
public record UploadSession(
        long id, ContentHash content, long sizeBytes, ImmutableRangeSet<Long> confirmed) {}
