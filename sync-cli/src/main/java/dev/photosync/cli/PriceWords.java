package dev.photosync.cli;

import dev.photosync.sim.diagnose.Fix;
import dev.photosync.sim.diagnose.Tried;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;

/// What a fix takes, in words.
final class PriceWords {
    private static final long MUCH_CELLULAR = 1_000_000L;

    private PriceWords() {}

    /// All that a fix takes besides time; empty for nothing.
    static String all(Tried tried) {
        Fix.Price price = tried.fix().price();
        List<String> parts = new ArrayList<>();
        for (String part : List.of(money(price), givenUp(price))) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (tried.future().cellularBytes() >= MUCH_CELLULAR) {
            parts.add(Words.size(tried.future().cellularBytes()) + " cellular");
        }
        if (tried.future().batteryPercent() > 0) {
            parts.add(tried.future().batteryPercent() + " % battery");
        }
        return String.join(", ", parts);
    }

    /// What a fix costs a month; empty for nothing.
    static String money(Fix.Price price) {
        int cents = price.centsAMonth();
        return cents == 0
                ? ""
                : "$"
                        + cents / 100
                        + "."
                        + (cents % 100 < 10 ? "0" : "")
                        + cents % 100
                        + " a month";
    }

    /// What is given up or put at risk for a fix; empty for nothing.
    static String givenUp(Fix.Price price) {
        String given = price.gives().isEmpty() ? "" : price.gives() + " given up";
        String risk = price.risky() ? "pictures at risk" : "";
        return given + (given.isEmpty() || risk.isEmpty() ? "" : ", ") + risk;
    }
}
