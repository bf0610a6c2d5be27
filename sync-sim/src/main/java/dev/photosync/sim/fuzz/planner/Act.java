package dev.photosync.sim.fuzz.planner;

/// What can happen in a history of one asset.
enum Act {
    IMPORT("imports the picture"),
    IMPORT_WITH_RAW("imports the picture with a raw file"),
    EDIT("edits it"),
    REVERT("takes the edit back"),
    FAVOURITE("switches the favourite"),
    ALBUM("puts it into an album or takes it out"),
    DELETE("deletes it"),
    RESTORE("restores it"),
    PURGE("empties Recently Deleted"),
    SYNC("syncs"),
    READ("reads the cloud's changes and loses the connection before saving its own"),
    REINSTALL("is reinstalled and has nothing left"),
    SIGN_IN_AGAIN("signs out and in again, and no longer knows what was agreed"),
    LOSE_ZONE("the cloud loses its zone");

    private final String words;

    Act(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Whether an owner does it to a picture.
    boolean byOwner() {
        return compareTo(PURGE) <= 0;
    }

    /// Whether it adds, deletes or restores.
    boolean choosesState() {
        return this == IMPORT || this == DELETE || this == RESTORE || this == PURGE;
    }

    /// Whether what was agreed is forgotten by it.
    boolean forgets() {
        return this == SIGN_IN_AGAIN || this == LOSE_ZONE;
    }
}
