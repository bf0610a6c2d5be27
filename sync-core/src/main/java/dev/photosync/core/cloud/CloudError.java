package dev.photosync.core.cloud;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;

/// Why the cloud refused a request. The families follow CloudKit's `CKError` codes; where a code
/// asks for data to act upon, the error carries it.
public sealed interface CloudError {

    /// Errors the engine waits out by itself.
    sealed interface Transient extends CloudError {
        /// How long to wait at least, in microseconds.
        long retryAfterMicros();
    }

    /// The service is down.
    record ServiceUnavailable(long retryAfterMicros) implements Transient {}

    /// The zone is locked by another operation.
    record ZoneBusy(long retryAfterMicros) implements Transient {}

    /// The account or device has sent too many requests.
    record RequestRateLimited(long retryAfterMicros) implements Transient {}

    /// The account cannot be served now; keep what is cached and queue nothing more.
    record AccountTemporarilyUnavailable(long retryAfterMicros) implements Transient {}

    /// The sender is not who it says, or cannot prove it.
    ///
    /// @param cause what is wrong with the proof
    record NotAuthenticated(AuthenticationFailure cause) implements CloudError {}

    /// Some records of a batch are not what the sender expected; none was saved.
    ///
    /// @param current those records as they now stand
    record ServerRecordChanged(ImmutableList<RecordChange> current) implements CloudError {}

    /// A record names content that the cloud does not hold; nothing of its batch was saved.
    ///
    /// @param id the record
    /// @param content the content to upload again
    record AssetFileNotFound(AssetId id, ContentHash content) implements CloudError {}

    /// The zone is gone, with all its records. Its devices put it together again.
    record ZoneNotFound() implements CloudError {}

    /// The plan has no room.
    ///
    /// @param freeBytes what it has left
    record QuotaExceeded(long freeBytes) implements CloudError {}

    /// The batch is over the limit; nothing of it was saved.
    record LimitExceeded() implements CloudError {}

    /// The cloud no longer has the history after this cursor.
    record ChangeTokenExpired() implements CloudError {}

    /// The cloud no longer speaks the sender's protocol.
    ///
    /// @param minimumProtocol the oldest it speaks
    record IncompatibleVersion(int minimumProtocol) implements CloudError {}

    /// The upload is unknown: it expired, or was never opened.
    record UploadExpired() implements CloudError {}

    /// The assembled content does not have the hash it should.
    record HashMismatch() implements CloudError {}

    /// A single body is larger than the cloud, or something before it, accepts.
    ///
    /// @param limitBytes the largest body that passes
    record BodyTooLarge(long limitBytes) implements CloudError {}

    /// The content asked for does not exist.
    record UnknownItem() implements CloudError {}

    /// What may be wrong with a sender's proof of who it is.
    enum AuthenticationFailure {
        /// The session's token is no longer valid.
        TOKEN_EXPIRED,
        /// The request's signature is dated too far from the cloud's own clock.
        CLOCK_SKEW
    }
}
