package dev.photosync.sim.fuzz.planner;

/// One step of a history. A step that cannot happen, such as the edit of a picture that is not
/// there, does nothing.
///
/// @param act what happens
/// @param device which device does it, from 0; of no meaning when the zone is lost
/// @param copy whether it is done to the conflict copy that the device got first, not to the
///   picture
/// @param number which edit, raw file or album it is
/// @param wallMicros the time by the device's clock
record Step(Act act, int device, boolean copy, int number, long wallMicros) {
    String inWords() {
        if (act == Act.LOSE_ZONE) {
            return act.words();
        }
        String who = "device " + (char) ('A' + device) + " ";
        String detail =
                switch (act) {
                    case EDIT, IMPORT_WITH_RAW, ALBUM -> " (number " + number + ")";
                    case IMPORT, REVERT, FAVOURITE, DELETE, RESTORE, PURGE -> "";
                    case SYNC, READ, REINSTALL, SIGN_IN_AGAIN, LOSE_ZONE -> "";
                };
        String clock = act.byOwner() ? ", its clock at " + wallMicros : "";
        return who + act.words() + (copy ? ", the conflict copy" : "") + detail + clock;
    }
}
