package dev.photosync.core.cloud;

/// What every request says of its sender, so that the cloud can authenticate and version it.
///
/// @param account the account on whose behalf it is sent
/// @param device the sending device
/// @param protocolVersion the protocol that the sender's release speaks
public record RequestHeader(String account, String device, int protocolVersion) {}
