/// Strict reading of YAML files by tables of keys: what reads a file, explains its mistakes and
/// publishes a JSON Schema of it is one declaration.
@NullMarked
package dev.photosync.sim.form;

import org.jspecify.annotations.NullMarked;
