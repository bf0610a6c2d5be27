/// The command line: one class per command, which turns words into calls, and classes that turn
/// results into text and JSON. Nothing is computed here.
@NullMarked
package dev.photosync.cli;

import org.jspecify.annotations.NullMarked;
