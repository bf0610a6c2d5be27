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
/// @param rules what else it decides by
/// @param seed spreads its backoff; the engine draws no other random number
public record EngineConfig(
        String device,
        String libraryAccount,
        Release release,
        SyncPolicy policy,
        GateCatalogue gates,
        EngineRules rules,
        long seed) {

    /// One that decides by {@link EngineRules#STANDARD}.
    public EngineConfig(
            String device,
            String libraryAccount,
            Release release,
            SyncPolicy policy,
            GateCatalogue gates,
            long seed) {
        this(device, libraryAccount, release, policy, gates, EngineRules.STANDARD, seed);
    }

    /// The same with other gates.
    public EngineConfig with(GateCatalogue other) {
        return new EngineConfig(device, libraryAccount, release, policy, other, rules, seed);
    }

    /// The same with other rules.
    public EngineConfig with(EngineRules other) {
        return new EngineConfig(device, libraryAccount, release, policy, gates, other, seed);
    }
}
