package dev.photosync.sim.text;

/// A user's text as a message shows it: on one line, printable and not too long.
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /// The text between backticks; {@code nothing} for none.
    public static String of(String text) {
        return text.isEmpty() ? "nothing" : "`" + shortened(text) + "`";
    }

    /// The text alone.
    public static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        int end = text.codePointCount(0, text.length());
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return end > LONGEST ? shown + "…" : shown.toString();
    }
}
