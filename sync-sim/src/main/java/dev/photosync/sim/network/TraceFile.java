package dev.photosync.sim.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads a trace in mahimahi's format: one whole number of milliseconds a line, in order.
///
/// Strict: no blank lines, comments, signs or spaces. Lines end with a line feed, which may follow
/// a carriage return and may be missing at the end of the file.
public final class TraceFile {
    /// The largest file that is read.
    public static final long MAX_BYTES = 64L << 20;

    /// The most timestamps that are read.
    public static final int MAX_LINES = 10_000_000;

    private static final String NUMBER = "a whole number of milliseconds on each line";
    private static final int MAX_LINE_BYTES = 64;

    private final Path file;
    private final int maxLines;
    private final byte[] text = new byte[MAX_LINE_BYTES];
    private int[] timestampsMillis = new int[1024];
    private int lines;

    private TraceFile(Path file, int maxLines) {
        this.file = file;
        this.maxLines = maxLines;
    }

    /// Reads a file.
    ///
    /// @throws TraceFormatException if it is missing, unreadable, too large or not a trace
    public static TraceCurve read(Path file) {
        return read(file, MAX_BYTES, MAX_LINES);
    }

    static TraceCurve read(Path file, long maxBytes, int maxLines) {
        if (Files.notExists(file)) {
            throw new TraceFormatException(file, 0, "a file", "nothing of that name");
        }
        if (!Files.isRegularFile(file)) {
            throw new TraceFormatException(
                    file, 0, "a file", Files.isDirectory(file) ? "a folder" : "something else");
        }
        try {
            long sizeBytes = Files.size(file);
            if (sizeBytes > maxBytes) {
                throw new TraceFormatException(
                        file, 0, "at most " + maxBytes + " bytes", sizeBytes + " bytes");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                return new TraceFile(file, maxLines).curve(in);
            }
        } catch (IOException e) {
            TraceFormatException refused =
                    new TraceFormatException(file, 0, "a readable file", "error " + e);
            refused.initCause(e);
            throw refused;
        }
    }

    private TraceCurve curve(InputStream in) throws IOException {
        int length = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                accept(length);
                length = 0;
            } else if (length == MAX_LINE_BYTES) {
                throw fault(NUMBER, "a line of more than " + MAX_LINE_BYTES + " bytes");
            } else {
                text[length++] = (byte) next;
            }
        }
        if (length > 0) {
            accept(length);
        }
        if (lines == 0) {
            throw new TraceFormatException(file, 0, NUMBER, "an empty file");
        }
        if (timestampsMillis[lines - 1] == 0) {
            lines--;
            throw fault("a last timestamp above zero, as it is the period", "0");
        }
        return TraceCurve.of(Arrays.copyOf(timestampsMillis, lines));
    }

    /// Takes the line that {@link #text} begins with.
    private void accept(int lineLength) {
        int length = lineLength > 0 && text[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
        if (lines == maxLines) {
            throw fault("at most " + maxLines + " lines", "more");
        }
        int millis = parse(length);
        int previous = lines == 0 ? 0 : timestampsMillis[lines - 1];
        if (millis < previous) {
            throw fault(
                    "timestamps in order, so here at least " + previous, Integer.toString(millis));
        }
        if (lines == timestampsMillis.length) {
            timestampsMillis = Arrays.copyOf(timestampsMillis, 2 * lines);
        }
        timestampsMillis[lines++] = millis;
    }

    private int parse(int length) {
        if (length == 0) {
            throw fault(NUMBER, "an empty line");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                throw fault(NUMBER, quoted(length));
            }
            value = value * 10 + digit;
            if (value > Integer.MAX_VALUE) {
                throw fault("timestamps of at most " + Integer.MAX_VALUE, quoted(length));
            }
        }
        return (int) value;
    }

    private TraceFormatException fault(String expected, String found) {
        return new TraceFormatException(file, lines + 1, expected, found);
    }

    private String quoted(int length) {
        StringBuilder shown = new StringBuilder("\"");
        String line = new String(text, 0, length, StandardCharsets.UTF_8);
        line.chars().forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
        return shown.append('"').toString();
    }
}
