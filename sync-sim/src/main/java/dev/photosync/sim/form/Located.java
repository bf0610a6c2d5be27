package dev.photosync.sim.form;

/// A value and where the file has it.
public record Located<T>(T value, Place at) {}
