package dev.photosync.sim.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The word that someone probably meant.
///
/// Words are compared by the optimal string alignment distance (Damerau-Levenshtein without
/// repeated edits of one place), ignoring case. A word is near when at most a third of it is wrong;
/// failing that, when it begins with the same five letters.
public final class NearestWord {
    private static final int LONGEST = 80;
    private static final int LONG_LIST = 24;
    private static final int SAME_BEGINNING = 5;

    private NearestWord() {}

    /// The nearest of the allowed words, the first of them at equal distance; empty if none is
    /// near.
    public static Optional<String> of(String word, Iterable<String> allowed) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        if (word.length() <= LONGEST) {
            for (String candidate : allowed) {
                int distance = distance(word, candidate);
                if (distance < bestDistance && distance <= tolerance(word, candidate)) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return best.isEmpty() ? withSameBeginning(word, allowed) : Optional.of(best);
    }

    private static Optional<String> withSameBeginning(String word, Iterable<String> allowed) {
        String best = "";
        int most = SAME_BEGINNING - 1;
        for (String candidate : allowed) {
            int same = 0;
            int shorter = Math.min(word.length(), candidate.length());
            while (same < shorter
                    && Character.toLowerCase(word.charAt(same))
                            == Character.toLowerCase(candidate.charAt(same))) {
                same++;
            }
            if (same > most) {
                best = candidate;
                most = same;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// The end of a message about a wrong word: the nearest one, and all there are. A long list is
    /// left out where there is a nearest word.
    public static String advice(String word, Collection<String> allowed) {
        Optional<String> near = of(word, allowed);
        if (allowed.isEmpty()) {
            return "; nothing is allowed here";
        }
        String question = near.map(n -> "; did you mean `" + n + "`?").orElse("");
        return near.isPresent() && allowed.size() > LONG_LIST
                ? question
                : question
                        + (near.isPresent() ? " Allowed here: " : "; allowed here: ")
                        + String.join(", ", allowed);
    }

    private static int tolerance(String word, String candidate) {
        return Math.max(word.length(), candidate.length()) / 3;
    }

    /// How many letters must be inserted, removed, replaced or swapped with their neighbour.
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
