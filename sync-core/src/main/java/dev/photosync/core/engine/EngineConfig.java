package dev.photosync.core.engine;

import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.SyncPolicy;

/// What an engine is made of.
///
/// @param device the device's name, for request headers
/// @param libraryAccount the account that the device's library belongs to
/// @param release what the software can do
/// @param policy the numbers it works by
/// @param gates the gates it evaluates
/// @param seed spreads its backoff; the engine draws no other random number
public record EngineConfig(
        String device,
        String libraryAccount,
        Release release,
        SyncPolicy policy,
        GateCatalogue gates,
        long seed) {}
