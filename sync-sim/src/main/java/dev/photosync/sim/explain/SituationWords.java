package dev.photosync.sim.explain;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reason.Firmness;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.Situation.Off;
import dev.photosync.sim.explain.Situation.Work;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.StopCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A device's state at one moment in plain words, the same wherever it is told.
public final class SituationWords {
    /// What stands above a list of {@link #difference}s.
    public static final String DIFFERENCES = "What the engine was told differs from what is so:";

    private SituationWords() {}

    /// How a device stands, as a clause.
    public static String headline(OfDevice device) {
        if (device.off().isPresent()) {
            return "the engine is off: " + why(device.off().get());
        }
        if (device.atRest()) {
            return "nothing to do, everything is in sync";
        }
        if (device.pending() == 0 && device.unheard() == 0) {
            return device.holds().isEmpty()
                    ? "nothing pending, and it looks for news"
                    : "nothing pending, and it cannot look for news";
        }
        int moving = device.work().stream().mapToInt(Work::moving).sum();
        String pending =
                device.pending() == 0
                        ? "news in the cloud"
                        : Words.count(device.pending(), "item") + " pending";
        if (device.holds().isEmpty()) {
            return pending + (moving > 0 ? ", on its way" : ", nothing holds it");
        }
        boolean untrue = device.holds().stream().anyMatch(hold -> !hold.genuine());
        return pending
                + (moving > 0 ? ", partly on its way" : ", and nothing moves")
                + (untrue ? "; a reason given is not true" : "");
    }

    /// What runs on a device, and since when; of an engine that is off, since when, and what brings
    /// it back.
    public static String engine(OfDevice device) {
        return device.off()
                .map(off ->
                        "off since " + Words.clock(off.sinceMicros()) + "; to do: " + remedy(off))
                .orElseGet(() ->
                        "release "
                                + device.release()
                                + ", engine up since "
                                + Words.clock(device.runningSinceMicros()));
    }

    private static String why(Off off) {
        return off.cause().map(SituationWords::why).orElse("it has not been started yet");
    }

    private static String why(StopCause cause) {
        return switch (cause) {
            case BATTERY_EMPTY -> "the battery is empty";
            case CRASH -> "the app has crashed";
            case RESTART -> "the device restarts";
            case UPDATE -> "an update is being installed";
            case REINSTALL -> "the app is being installed again";
        };
    }

    private static String remedy(Off off) {
        return off.cause().equals(Optional.of(StopCause.BATTERY_EMPTY))
                ? "plug it in; it then starts by itself"
                : "wait a moment; it starts by itself";
    }

    /// What there is to do, a line each.
    public static List<String> todo(OfDevice device) {
        List<String> lines = new ArrayList<>();
        for (Work work : device.work()) {
            lines.add(pending(work, device.running()));
        }
        if (device.unheard() > 0) {
            lines.add(
                    Words.count(device.unheard(), "asset")
                            + " in the cloud that it has not heard of");
        } else if (device.feedDue()) {
            lines.add("the change feed is to be read");
        }
        return lines;
    }

    private static String pending(Work work, boolean running) {
        List<String> parts = new ArrayList<>();
        if (work.moving() > 0) {
            parts.add(work.moving() + " moving");
        }
        if (work.held() > 0) {
            parts.add(work.held() + " held");
        }
        if (work.waiting() > 0) {
            String until = running ? " waiting for a turn" : " waiting for the engine";
            parts.add(work.waiting() + until);
        }
        return count(work.kind(), work.pending())
                + ", "
                + Words.size(work.bytes())
                + ": "
                + String.join(", ", parts)
                + " (such as "
                + work.example().shortName()
                + ")";
    }

    /// So many items of a kind of work.
    public static String count(WorkKind kind, int items) {
        return switch (kind) {
            case CHANGES -> Words.count(items, "change feed reading");
            case METADATA -> Words.count(items, "record") + " to commit";
            case ORIGINAL_ON_DEMAND -> Words.count(items, "original") + " asked for";
            case UPLOAD -> Words.count(items, "upload");
            case OPTIMISED -> Words.count(items, "optimised copy") + " to fetch";
            case ORIGINAL -> Words.count(items, "original") + " to fetch";
        };
    }

    /// What holds, as a heading.
    public static String title(Hold hold) {
        return (hold.genuine() ? "Held: " : "Held for a reason that is not true: ")
                + hold.reason().text();
    }

    /// What is really the case; empty if the hold is true.
    public static String truth(Hold hold) {
        if (hold.genuine()) {
            return "";
        }
        String text = Disproof.text(hold.reason());
        return Character.toUpperCase(text.charAt(0))
                + text.substring(1)
                + " since "
                + Words.clock(hold.falseSinceMicros().getAsLong())
                + ", but the engine still believes otherwise: a glitch";
    }

    /// What work it holds.
    public static String what(Hold hold) {
        String kinds =
                hold.kinds().stream().map(EventWords::noun).collect(Collectors.joining(", "));
        return kinds + (hold.items() > 0 ? "; " + Words.count(hold.items(), "item") : "");
    }

    /// Since when it has held.
    public static String since(Hold hold, long nowMicros) {
        return Words.clock(hold.sinceMicros())
                + ", for "
                + Words.span(nowMicros - hold.sinceMicros())
                + (hold.untilMicros().isPresent()
                        ? "; known to end at " + Words.clockSeconds(hold.untilMicros().getAsLong())
                        : "");
    }

    /// Which gate it is, and whether it gives way.
    public static String gate(Reason reason) {
        return reason.gate().slug()
                + ", reason "
                + reason.slug()
                + "; "
                + (reason.firmness() == Firmness.HARD
                        ? "hard: it stays until its cause ends"
                        : "soft: the engine tries again by itself");
    }

    /// What would clear it.
    ///
    /// @param genuine whether the reason is true
    public static String remedy(Reason reason, boolean genuine) {
        return genuine
                ? reason.clearedBy()
                : "open the app; if that does not help, restart: the engine forgets what it"
                        + " believes";
    }

    /// Which row of the guide that is.
    ///
    /// @param genuine whether the reason is true
    public static String guide(Reason reason, boolean genuine) {
        return Guide.inWords(genuine ? reason.strategy() : "5");
    }

    /// What the engine has wrong, after the name of what is asked.
    public static String difference(Difference difference) {
        return difference.truth() + "; the engine believes " + difference.belief();
    }
}
