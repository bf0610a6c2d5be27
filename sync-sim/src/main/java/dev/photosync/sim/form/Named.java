package dev.photosync.sim.form;

/// A value under a name that the author chose, and where the file has the name.
public record Named<T>(String name, Place at, T value) {}
