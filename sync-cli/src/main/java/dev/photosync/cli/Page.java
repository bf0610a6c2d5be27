package dev.photosync.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/// Text of at most 80 columns, wrapped between words, with hanging indents.
///
/// Symbols that the charset lacks become ASCII; control characters of foreign texts become spaces.
/// A column is a code point.
final class Page {
    /// The most columns of a line.
    static final int WIDTH = 80;

    private static final String RESET = "\u001b[0m";

    /// How a line is set off.
    enum Tone {
        PLAIN(""),
        BOLD("\u001b[1m"),
        DIM("\u001b[2m"),
        GOOD("\u001b[32m"),
        WARNING("\u001b[33m"),
        BAD("\u001b[31m");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final CharsetEncoder encoder;
    private final boolean colour;

    Page(Charset charset, boolean colour) {
        this.encoder = charset.newEncoder();
        this.colour = colour;
    }

    /// The text so far.
    String text() {
        return text.toString();
    }

    Page blank() {
        text.append('\n');
        return this;
    }

    /// A heading, with a blank line before it.
    Page heading(String heading) {
        return blank().line(0, heading, Tone.BOLD);
    }

    /// A paragraph.
    Page line(int indent, String paragraph, Tone tone) {
        return item(indent, "", 0, paragraph, tone);
    }

    /// A paragraph that hangs beside its lead.
    ///
    /// @param leadWidth the columns of the lead; a longer one pushes the paragraph aside
    Page item(int indent, String lead, int leadWidth, String paragraph, Tone tone) {
        String first = fit(lead);
        int hang = Math.min(WIDTH / 2, indent + leadWidth);
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(first.stripTrailing());
        int leadEnd = indent + length(first.stripTrailing());
        pad(line, Math.max(hang, first.isEmpty() ? 0 : leadEnd + 1));
        boolean empty = true;
        // A percent sign does not leave its number.
        for (String word : fit(paragraph).split(" (?!%( |,|;|$))", -1)) {
            String rest = word;
            while (!rest.isEmpty() || empty) {
                int room = WIDTH - length(line) - (empty ? 0 : 1);
                if (length(rest) <= room) {
                    line.append(empty ? "" : " ").append(rest);
                    empty = false;
                    rest = "";
                } else if (!empty) {
                    put(line, tone);
                    line = new StringBuilder(" ".repeat(hang));
                    empty = true;
                } else {
                    int cut = rest.offsetByCodePoints(0, Math.max(1, room));
                    line.append(rest, 0, cut);
                    rest = rest.substring(cut);
                    empty = false;
                }
            }
        }
        put(line, tone);
        return this;
    }

    /// A line as it is, such as one of a table; what does not fit is cut off.
    Page row(int indent, String columns, Tone tone) {
        String row = " ".repeat(indent) + fit(columns);
        put(length(row) <= WIDTH ? row : row.substring(0, row.offsetByCodePoints(0, WIDTH)), tone);
        return this;
    }

    private void put(CharSequence line, Tone tone) {
        String shown = line.toString().stripTrailing();
        boolean painted = colour && tone != Tone.PLAIN && !shown.isEmpty();
        text.append(painted ? tone.code + shown + RESET : shown).append('\n');
    }

    /// The text with nothing in it that the terminal cannot show.
    private String fit(String any) {
        StringBuilder fitting = new StringBuilder(any.length());
        any.codePoints()
                .forEach(c -> {
                    if (c < 0x80 || Character.isISOControl(c)) {
                        fitting.append(Character.isISOControl(c) ? ' ' : (char) c);
                    } else if (encoder.canEncode(Character.toString(c))) {
                        fitting.appendCodePoint(c);
                    } else {
                        fitting.append(ascii(c));
                    }
                });
        return fitting.toString();
    }

    private static String ascii(int symbol) {
        return switch (symbol) {
            case '✓' -> "+";
            case '✗' -> "x";
            case '…' -> "...";
            case '–', '—', '−' -> "-";
            case '“', '”' -> "\"";
            case '‘', '’' -> "'";
            case '·', '•' -> "*";
            case '×' -> "x";
            case '→' -> "->";
            case '\u00a0' -> " ";
            default -> "?";
        };
    }

    private static void pad(StringBuilder line, int columns) {
        while (length(line) < columns) {
            line.append(' ');
        }
    }

    private static int length(CharSequence columns) {
        return Character.codePointCount(columns, 0, columns.length());
    }
}
