package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/// The troubleshooting guide that this project reproduces: eight strategies, some with rows.
public final class Guide {
    private static final ImmutableList<String> TITLES =
            ImmutableList.of(
                    "Check your settings",
                    "Check your connection",
                    "Check cloud storage",
                    "Optimize storage",
                    "Restart",
                    "Update",
                    "Plug in",
                    "Support desk");

    private static final ImmutableMap<String, String> ROWS =
            ImmutableMap.of(
                    "1a", "the account",
                    "1b", "the sync switch",
                    "2a", "a network that works",
                    "2b", "network settings",
                    "2c", "cellular data",
                    "2d", "Unlimited Updates");

    private Guide() {}

    /// How many strategies there are.
    public static int strategies() {
        return TITLES.size();
    }

    /// The number of a row's strategy: 2 for {@code 2c}; 0 for none.
    public static int number(String row) {
        return row.isEmpty() ? 0 : Character.digit(row.charAt(0), 10);
    }

    /// The title of a strategy by its number, from 1.
    public static String title(int number) {
        return TITLES.get(number - 1);
    }

    /// A row in words: {@code 2c, Check your connection: cellular data}.
    public static String inWords(String row) {
        String detail = ROWS.get(row);
        return row + ", " + title(number(row)) + (detail == null ? "" : ": " + detail);
    }
}
