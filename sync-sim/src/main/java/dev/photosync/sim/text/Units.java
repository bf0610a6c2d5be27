package dev.photosync.sim.text;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes, rates, durations, times of day and percentages as people write them.
///
/// Every number carries its unit; decimal ({@code MB}) and binary ({@code MiB}) units are told
/// apart; what is printed reads back as exactly the same value. All methods that parse throw {@link
/// WordingException}. Nothing depends on a locale.
public final class Units {
    /// The longest duration: ten years.
    public static final long LONGEST_MICROS = 3650L * 86_400_000_000L;

    /// The largest size: a petabyte.
    public static final long LARGEST_BYTES = 1_000_000_000_000_000L;

    /// The highest rate: a terabit per second.
    public static final long HIGHEST_BITS_PER_SECOND = 1_000_000_000_000L;

    private static final int LONGEST_TEXT = 100;

    static final String NUMBER = "[0-9]{1,18}(?:\\.[0-9]{1,24})?";

    private record Unit(String name, long factor) {}

    private static final ImmutableList<Unit> DECIMAL_SIZES =
            ImmutableList.of(
                    new Unit("TB", 1_000_000_000_000L),
                    new Unit("GB", 1_000_000_000L),
                    new Unit("MB", 1_000_000L),
                    new Unit("kB", 1_000L),
                    new Unit("B", 1L));
    private static final ImmutableList<Unit> BINARY_SIZES =
            ImmutableList.of(
                    new Unit("TiB", 1L << 40),
                    new Unit("GiB", 1L << 30),
                    new Unit("MiB", 1L << 20),
                    new Unit("KiB", 1L << 10));
    private static final ImmutableList<Unit> SIZES =
            ImmutableList.<Unit>builder().addAll(DECIMAL_SIZES).addAll(BINARY_SIZES).build();
    private static final ImmutableList<Unit> RATES =
            ImmutableList.of(
                    new Unit("Gbit/s", 1_000_000_000L),
                    new Unit("Mbit/s", 1_000_000L),
                    new Unit("kbit/s", 1_000L),
                    new Unit("bit/s", 1L));
    private static final ImmutableList<Unit> DURATIONS =
            ImmutableList.of(
                    new Unit("d", 86_400_000_000L),
                    new Unit("h", 3_600_000_000L),
                    new Unit("m", 60_000_000L),
                    new Unit("s", 1_000_000L),
                    new Unit("ms", 1_000L),
                    new Unit("us", 1L));

    private static final Pattern AMOUNT = Pattern.compile("(" + NUMBER + ") ?(.*)");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+ ?[a-z]+ ?)+(?<! )");
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+) ?([a-z]+)");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern PERCENT = Pattern.compile("(" + NUMBER + ") ?%");

    static final String SIZE_PATTERN = NUMBER + " ?(?:" + names(SIZES, "|") + ")";
    static final String RATE_PATTERN = NUMBER + " ?(?:" + names(RATES, "|") + ")";
    static final String DURATION_PATTERN =
            "[0-9]{1,18} ?(?:d|h|ms|m|s|us)(?: ?[0-9]{1,18} ?(?:h|ms|m|s|us))*";
    static final String TIME_OF_DAY_PATTERN = TIME_OF_DAY.pattern();
    static final String PERCENT_PATTERN = NUMBER + " ?%";

    private Units() {}

    /// A size such as {@code 4 GB} or {@code 512 MiB}, in bytes.
    public static long parseSize(String text) {
        return parseAmount(text, "a size such as 4 GB", SIZES, LARGEST_BYTES, "1 PB", "bytes");
    }

    /// The shortest exact way to write a number of bytes.
    public static String formatSize(long sizeBytes) {
        for (Unit unit : DECIMAL_SIZES) {
            boolean large =
                    sizeBytes >= 1000 * unit.factor() && !unit.equals(DECIMAL_SIZES.getFirst());
            if (sizeBytes >= unit.factor() && !large && neat(sizeBytes, unit)) {
                return amount(sizeBytes, unit);
            }
        }
        for (Unit unit : BINARY_SIZES) {
            if (sizeBytes >= unit.factor() && sizeBytes % unit.factor() == 0) {
                return amount(sizeBytes, unit);
            }
        }
        return sizeBytes + " B";
    }

    /// A rate such as {@code 50 Mbit/s}, in bits per second.
    public static long parseRate(String text) {
        return parseAmount(
                text,
                "a rate such as 50 Mbit/s",
                RATES,
                HIGHEST_BITS_PER_SECOND,
                "1 Tbit/s",
                "bits per second");
    }

    /// The shortest exact way to write a rate.
    public static String formatRate(long rateBitsPerSecond) {
        for (Unit unit : RATES) {
            if (rateBitsPerSecond >= unit.factor() && neat(rateBitsPerSecond, unit)) {
                return amount(rateBitsPerSecond, unit);
            }
        }
        return rateBitsPerSecond + " bit/s";
    }

    /// A duration such as {@code 1d12h} or {@code 250ms}, in microseconds.
    public static long parseDuration(String text) {
        String expected = "a duration such as 2h30m";
        if (text.length() > LONGEST_TEXT || !DURATION.matcher(text).matches()) {
            throw wrong(expected, text, whyNotDuration(text));
        }
        Matcher part = DURATION_PART.matcher(text);
        long total = 0;
        int smallest = -1;
        while (part.find()) {
            int unit = unitIndex(DURATIONS, part.group(2));
            if (unit < 0) {
                throw wrong(expected, text, unknownUnit(part.group(2), DURATIONS));
            }
            if (unit <= smallest) {
                throw wrong(expected, text, "its units must go from large to small, each once");
            }
            smallest = unit;
            BigDecimal micros =
                    new BigDecimal(part.group(1))
                            .multiply(BigDecimal.valueOf(DURATIONS.get(unit).factor()))
                            .add(BigDecimal.valueOf(total));
            total = bounded(micros, expected, text, LONGEST_MICROS, "10 years (3650d)");
        }
        return total;
    }

    /// A duration in its largest units; negative ones are written with a minus, which does not
    /// parse.
    public static String formatDuration(long micros) {
        if (micros == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(micros < 0 ? "-" : "");
        long rest = Math.abs(micros);
        for (Unit unit : DURATIONS) {
            long whole = rest / unit.factor();
            if (whole > 0) {
                text.append(whole).append(unit.name());
                rest -= whole * unit.factor();
            }
        }
        return text.toString();
    }

    /// A time of day such as {@code 08:00}, in microseconds since midnight.
    public static long parseTimeOfDay(String text) {
        Matcher matcher = TIME_OF_DAY.matcher(text);
        if (!matcher.matches()) {
            throw wrong("a time of day such as 08:00", text, "times run from 00:00 to 23:59");
        }
        return Long.parseLong(matcher.group(1)) * 3_600_000_000L
                + Long.parseLong(matcher.group(2)) * 60_000_000L;
    }

    /// A time of day in whole minutes.
    public static String formatTimeOfDay(long micros) {
        long minutes = micros / 60_000_000L;
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }

    /// A percentage such as {@code 0.5 %}, as a fraction from 0 to 1.
    public static double parsePercent(String text) {
        return percent(text, "a percentage such as 0.5 %").movePointLeft(2).doubleValue();
    }

    /// A fraction as a percentage.
    public static String formatPercent(double fraction) {
        return plain(BigDecimal.valueOf(fraction).movePointRight(2)) + " %";
    }

    /// A percentage without decimals such as {@code 80 %}, from 0 to 100.
    public static int parseWholePercent(String text) {
        String expected = "a percentage such as 80 %";
        BigDecimal percent = percent(text, expected);
        if (percent.stripTrailingZeros().scale() > 0) {
            throw wrong(expected, text, "it must be a whole number");
        }
        return percent.intValue();
    }

    private static BigDecimal percent(String text, String expected) {
        Matcher matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            throw wrong(expected, text, "write a number from 0 to 100 and the sign %");
        }
        BigDecimal percent = new BigDecimal(matcher.group(1));
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw wrong(expected, text, "it is more than 100 %");
        }
        return percent;
    }

    private static long parseAmount(
            String text,
            String expected,
            ImmutableList<Unit> units,
            long most,
            String mostText,
            String smallest) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            String why =
                    text.startsWith("-") ? "it cannot be negative" : "it must begin with a number";
            throw wrong(expected, text, why);
        }
        String name = matcher.group(2);
        int unit = unitIndex(units, name);
        if (name.isEmpty()) {
            throw wrong(expected, text, "it has no unit; units are " + names(units, ", "));
        }
        if (unit < 0) {
            throw wrong(expected, text, unknownUnit(name, units));
        }
        BigDecimal value =
                new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(units.get(unit).factor()))
                        .stripTrailingZeros();
        if (value.scale() > 0) {
            throw wrong(expected, text, "it is not a whole number of " + smallest);
        }
        return bounded(value, expected, text, most, mostText);
    }

    private static long bounded(
            BigDecimal value, String expected, String text, long most, String mostText) {
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong(expected, text, "the most allowed is " + mostText);
        }
        return value.longValueExact();
    }

    private static String whyNotDuration(String text) {
        if (text.startsWith("-")) {
            return "it cannot be negative";
        }
        return text.matches("[0-9]+")
                ? "it has no unit; units are " + names(DURATIONS, ", ")
                : "write whole numbers with the units " + names(DURATIONS, ", ");
    }

    private static String unknownUnit(String name, ImmutableList<Unit> units) {
        ImmutableList<String> allowed =
                units.stream().map(Unit::name).collect(ImmutableList.toImmutableList());
        return "`"
                + Quoted.shortened(name)
                + "` is no unit of it"
                + NearestWord.of(name, allowed)
                        .map(near -> " (did you mean " + near + "?)")
                        .orElse("")
                + "; units are "
                + String.join(", ", allowed);
    }

    private static int unitIndex(ImmutableList<Unit> units, String name) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String names(ImmutableList<Unit> units, String separator) {
        return String.join(separator, units.stream().map(Unit::name).toList());
    }

    /// Whether a value has at most three decimals in a unit.
    private static boolean neat(long value, Unit unit) {
        return unit.factor() < 1000 || value % (unit.factor() / 1000) == 0;
    }

    private static String amount(long value, Unit unit) {
        return plain(BigDecimal.valueOf(value).divide(BigDecimal.valueOf(unit.factor())))
                + " "
                + unit.name();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static WordingException wrong(String expected, String found, String why) {
        return new WordingException(
                "expected " + expected + ", found " + Quoted.of(found) + ": " + why);
    }
}
