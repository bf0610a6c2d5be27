package dev.photosync.core.journal;

import com.google.common.collect.ImmutableList;

/// What was read back from a journal: its records up to a place, and how much lies beyond.
///
/// Whoever goes on appending must cut the log to {@code validBytes} first.
///
/// @param records the records in the order they were appended
/// @param validBytes the bytes that they take, from the start of the log
/// @param tornBytes the bytes after them, which are not read; 0 if the log ends with a whole frame
public record Recovered(ImmutableList<JournalRecord> records, int validBytes, int tornBytes) {}
