package dev.photosync.core.engine;

/// What a release of the software can do: an old one is the same engine with less.
///
/// @param name as the owner sees it, such as {@code 18.1}
/// @param protocolVersion the protocol it speaks
/// @param newestRecordKind the newest record format it can read
/// @param setsUnknownAside whether it keeps a record it cannot read for later, or stops at it
public record Release(
        String name, int protocolVersion, int newestRecordKind, boolean setsUnknownAside) {}
