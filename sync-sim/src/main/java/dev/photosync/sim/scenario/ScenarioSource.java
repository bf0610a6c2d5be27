package dev.photosync.sim.scenario;

import java.nio.file.Path;

/// A scenario as its author wrote it, before anything is known of its meaning.
///
/// @param name the file, as messages call it
/// @param text what it says
/// @param folder where relative paths begin
public record ScenarioSource(String name, String text, Path folder) {}
