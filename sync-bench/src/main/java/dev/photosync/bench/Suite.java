package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/// What is measured together, and what the project promises of it.
///
/// @param name what the command line calls it
/// @param title its heading
/// @param text what is measured, for a reader of the page
/// @param works what to run
/// @param claims what is promised
record Suite(
        String name,
        String title,
        String text,
        ImmutableList<Work> works,
        ImmutableList<Claim> claims) {

    /// Something that measures.
    sealed interface Work {}

    /// Benchmarks of JMH.
    ///
    /// @param pattern a regular expression for their names
    /// @param params values of their parameters; those not named here take all their values
    record Jmh(String pattern, ImmutableMap<String, ImmutableList<String>> params)
            implements Work {}

    /// A program of its own that prints a table for the page, and values after `measure`.
    ///
    /// @param main its class
    /// @param options of its JVM: how much heap it has
    record Program(Class<?> main, ImmutableList<String> options) implements Work {
        Program(Class<?> main, String... options) {
            this(main, ImmutableList.copyOf(options));
        }
    }
}
