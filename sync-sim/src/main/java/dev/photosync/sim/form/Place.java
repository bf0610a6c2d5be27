package dev.photosync.sim.form;

/// Where in a file something stands, counted from 1.
///
/// @param column in characters (code points)
public record Place(int line, int column) {
    /// The beginning of a file.
    public static final Place START = new Place(1, 1);
}
