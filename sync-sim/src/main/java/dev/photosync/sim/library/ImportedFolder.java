package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;

/// What a folder held: every file in it is a resource of one picture or is skipped for one reason.
///
/// @param pictures in order of name, at least one
/// @param skipped in order of path
public record ImportedFolder(ImmutableList<Picture> pictures, ImmutableList<Skipped> skipped) {

    /// How many were skipped by cause, such as {@code 3 skipped (2 unsupported, 1 damaged)}.
    public String skippedInWords() {
        return inWords(skipped);
    }

    static String inWords(ImmutableList<Skipped> skipped) {
        StringBuilder words = new StringBuilder().append(skipped.size()).append(" skipped");
        String separator = " (";
        for (Skipped.Cause cause : Skipped.Cause.values()) {
            long count = skipped.stream().filter(file -> file.cause() == cause).count();
            if (count > 0) {
                words.append(separator).append(count).append(' ').append(cause.word());
                separator = ", ";
            }
        }
        return words.append(skipped.isEmpty() ? "" : ")").toString();
    }
}
