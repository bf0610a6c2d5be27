package dev.photosync.sim.form;

import com.google.common.collect.ImmutableMap;

/// What the value of a key may be: how it is read, described and published.
public interface Kind<T> {
    /// The value; {@link #placeholder} if it is not of this kind, of which there is then a problem.
    T read(Yaml value, Problems problems);

    /// Stands for a value that is missing or wrong, so that reading can go on.
    T placeholder();

    /// What should stand there, with its article, such as {@code a size such as 4 GB}.
    String expects();

    /// A JSON Schema (draft 2020-12), of strings, numbers, booleans, lists and maps. It accepts
    /// whatever {@link #read} accepts.
    ImmutableMap<String, Object> schema();
}
