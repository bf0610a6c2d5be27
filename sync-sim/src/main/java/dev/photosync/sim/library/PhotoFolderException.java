package dev.photosync.sim.library;

import java.nio.file.Path;

/// A folder that cannot be imported, with what was expected and what was found.
public final class PhotoFolderException extends RuntimeException {
    private final transient Path folder;
    private final String expected;
    private final String found;

    public PhotoFolderException(Path folder, String expected, String found) {
        super(folder + ": a photo folder must be " + expected + ", found " + found);
        this.folder = folder;
        this.expected = expected;
        this.found = found;
    }

    public Path folder() {
        return folder;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
