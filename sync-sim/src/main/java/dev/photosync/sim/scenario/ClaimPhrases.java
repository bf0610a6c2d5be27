package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.text.Phrase;

/// The phrases for all claims, as help and documents list them.
public final class ClaimPhrases {
    private ClaimPhrases() {}

    /// All phrases, in the order in which they are explained.
    public static ImmutableList<Phrase<Expectation.Claim>> list() {
        return Claims.TABLE.phrases();
    }
}
