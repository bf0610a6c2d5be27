package dev.photosync.cli;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.text.Words;

/// Kinds of work in words.
final class WorkText {
    private WorkText() {}

    /// So many items of a kind.
    static String count(WorkKind kind, int items) {
        return switch (kind) {
            case CHANGES -> Words.count(items, "feed reading");
            case METADATA -> Words.count(items, "record") + " to commit";
            case ORIGINAL_ON_DEMAND -> Words.count(items, "original") + " asked for";
            case UPLOAD -> Words.count(items, "upload");
            case OPTIMISED -> Words.count(items, "optimised copy") + " to fetch";
            case ORIGINAL -> Words.count(items, "original") + " to fetch";
        };
    }
}
