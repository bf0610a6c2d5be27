package dev.photosync.sim.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Times, sizes and counts as reports write them: short and rounded, the same in every locale.
///
/// {@link Units} is for what is read back exactly; these are for people.
public final class Words {
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Pattern SECONDS = Pattern.compile("[0-5][0-9](?:\\.[0-9]{1,6})?");
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Words() {}

    /// A moment of a run as days and a clock since the start: {@code 1d 06:00}.
    public static String clock(long micros) {
        return micros / DAY + "d " + two(micros % DAY / HOUR) + ":" + two(micros % HOUR / MINUTE);
    }

    /// A moment to the second: {@code 1d 06:00:07}.
    public static String clockSeconds(long micros) {
        return clock(micros) + ":" + two(micros % MINUTE / SECOND);
    }

    /// The moment that {@link #clock} or {@link #clockSeconds} wrote, with or without blanks and a
    /// fraction of a second, a duration since the start, or {@code end}.
    ///
    /// @param endMicros what {@code end} means
    /// @throws WordingException if it is none of these
    public static long parseMoment(String text, long endMicros) {
        String stripped = text.strip();
        if (stripped.toLowerCase(Locale.ROOT).equals("end")) {
            return endMicros;
        }
        int colon = stripped.indexOf(':');
        if (colon < 0) {
            return Units.parseDuration(stripped);
        }
        int days = stripped.indexOf('d');
        String clock = stripped.substring(days + 1).strip();
        boolean seconds = clock.length() >= 8 && clock.charAt(5) == ':';
        try {
            return (days < 0 ? 0 : Units.parseDuration(stripped.substring(0, days + 1)))
                    + Units.parseTimeOfDay(seconds ? clock.substring(0, 5) : clock)
                    + (seconds ? parseSeconds(clock.substring(6)) : 0);
        } catch (WordingException e) {
            throw new WordingException(
                    "expected a moment such as 20h, 1d6h, 1d 06:00 or end, found "
                            + Quoted.of(text));
        }
    }

    private static long parseSeconds(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw new WordingException("expected seconds, found " + Quoted.of(text));
        }
        return new BigDecimal(text).movePointRight(6).longValueExact();
    }

    /// A duration in its two largest units: {@code 1d 6h}, {@code 23h 04m}, {@code 350 ms}.
    public static String span(long micros) {
        if (micros < SECOND) {
            return micros == 0 ? "0s" : Math.max(1, micros / 1000) + " ms";
        }
        long rounded = rounded(micros, SECOND);
        if (rounded < MINUTE) {
            return rounded / SECOND + "s";
        }
        if (rounded < HOUR) {
            return pair(rounded / MINUTE, "m ", rounded % MINUTE / SECOND, "s");
        }
        rounded = rounded(micros, MINUTE);
        if (rounded < DAY) {
            return pair(rounded / HOUR, "h ", rounded % HOUR / MINUTE, "m");
        }
        rounded = rounded(micros, HOUR);
        return pair(rounded / DAY, "d ", rounded % DAY / HOUR, "h");
    }

    /// Seconds as {@code 27:04:12}.
    public static String stopwatch(long seconds) {
        return seconds / 3600 + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    }

    /// A size with three significant digits at most: {@code 3.41 GB}.
    public static String size(long bytes) {
        if (bytes < 0) {
            return "-" + size(-bytes);
        }
        int unit = 0;
        long factor = 1;
        while (unit < SIZES.length - 1 && bytes >= factor * 1000) {
            factor *= 1000;
            unit++;
        }
        BigDecimal value = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(factor));
        int decimals = Math.max(0, 3 - (value.precision() - value.scale()));
        if (value.scale() > decimals) {
            value = value.setScale(decimals, RoundingMode.HALF_EVEN);
        }
        return (value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString())
                + " "
                + SIZES[unit];
    }

    /// A number with its noun: {@code 1 photo}, {@code 3 photos}, {@code 2 copies}.
    public static String count(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        boolean ies =
                noun.endsWith("y")
                        && "aeiou".indexOf(noun.charAt(Math.max(0, noun.length() - 2))) < 0;
        return number + " " + (ies ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }

    private static long rounded(long micros, long unit) {
        return (micros + unit / 2) / unit * unit;
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + two(small) + smallUnit;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
