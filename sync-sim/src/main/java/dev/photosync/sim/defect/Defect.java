package dev.photosync.sim.defect;

import java.util.Optional;
import java.util.function.Supplier;

/// A defect that can be planted in every device of a scenario, to prove that it would be found.
///
/// @param name as scenarios write it
/// @param story what the software does wrong, in a sentence
/// @param breaks the invariant that catches it
/// @param report where somebody met the like; empty where no report was found
/// @param flaw makes the defect for one phone
public record Defect(
        String name, String story, Guarantee breaks, Optional<Report> report, Supplier<Flaw> flaw) {

    /// A report of the like from the field.
    ///
    /// @param url where it is
    /// @param says what it tells, in a line
    public record Report(String url, String says) {}
}
