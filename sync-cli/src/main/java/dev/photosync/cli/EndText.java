package dev.photosync.cli;

import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.SituationWords;
import dev.photosync.sim.explain.Whereabouts;
import dev.photosync.sim.explain.Whereabouts.Imported;
import dev.photosync.sim.explain.Whereabouts.InCloud;
import dev.photosync.sim.explain.Whereabouts.OnDevice;
import dev.photosync.sim.explain.Whereabouts.SkippedFor;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;

/// Where every asset ended.
final class EndText {
    private static final int MOST = 10;
    private static final int MOST_REASONS = 3;

    private final Page page;
    private final RunReport report;

    EndText(Page page, RunReport report) {
        this.page = page;
        this.report = report;
    }

    void write() {
        Whereabouts end = report.whereabouts();
        String now = report.result().interrupted() ? "was then" : "ended";
        page.heading("Where every asset " + now);
        int width =
                Math.max(9, RunText.width(end.devices().stream().map(OnDevice::device).toList()));
        boolean several = end.accounts().size() > 1;
        for (InCloud account : end.accounts().subList(0, Math.min(MOST, end.accounts().size()))) {
            String name = several ? account.account() + ": " : "";
            page.item(2, "cloud", width, name + inCloud(account), Page.Tone.PLAIN);
        }
        for (OnDevice device : end.devices().subList(0, Math.min(MOST, end.devices().size()))) {
            Page.Tone tone = atRest(device) ? Page.Tone.PLAIN : Page.Tone.WARNING;
            page.item(2, device.device(), width, onDevice(device), tone);
        }
        if (end.devices().size() > MOST) {
            String more = (end.devices().size() - MOST) + " more devices";
            page.item(2, "…", width, more, Page.Tone.DIM);
        }
        end.imported().ifPresent(imported -> imported(imported, width));
    }

    private static String inCloud(InCloud account) {
        List<String> uses = new ArrayList<>();
        uses.add("photos " + Words.size(account.photoBytes()));
        account.otherBytes().forEach((name, bytes) -> uses.add(name + " " + Words.size(bytes)));
        String room =
                account.freeBytes() < 0
                        ? "overfull by " + Words.size(-account.freeBytes())
                        : Words.size(account.freeBytes()) + " free";
        return Words.count(account.live(), "asset")
                + (account.trashed() > 0 ? ", " + account.trashed() + " in Recently Deleted" : "")
                + "; of "
                + Words.size(account.planBytes())
                + " "
                + String.join(", ", uses)
                + ", "
                + room;
    }

    private static boolean atRest(OnDevice device) {
        return device.inStep() && device.pending().isEmpty();
    }

    private static String onDevice(OnDevice device) {
        List<String> copies = new ArrayList<>();
        if (device.originals() > 0) {
            copies.add(Words.count(device.originals(), "original"));
        }
        if (device.optimised() > 0) {
            copies.add(device.optimised() + " optimised");
        }
        if (device.placeholders() > 0) {
            copies.add(Words.count(device.placeholders(), "placeholder"));
        }
        List<String> facts = new ArrayList<>();
        facts.add(
                Words.count(device.live(), "asset")
                        + (copies.isEmpty() ? "" : ": " + String.join(", ", copies)));
        if (device.trashed() > 0) {
            facts.add(device.trashed() + " in Recently Deleted");
        }
        if (!device.pending().isEmpty()) {
            facts.add("pending: " + pending(device.pending()));
        }
        if (device.unheard() > 0) {
            facts.add(device.unheard() + " in the cloud not heard of");
        }
        facts.add(device.inStep() ? "in step with the cloud" : "not in step with the cloud");
        if (!device.running()) {
            facts.add("engine off");
        }
        return String.join("; ", facts);
    }

    private static String pending(ImmutableMap<WorkKind, Integer> pending) {
        List<String> kinds = new ArrayList<>();
        pending.forEach((kind, count) -> kinds.add(SituationWords.count(kind, count)));
        return String.join(", ", kinds);
    }

    private void imported(Imported imported, int width) {
        String all =
                Words.count(imported.pictures(), "asset")
                        + " imported, "
                        + Words.count(imported.skipped(), "file")
                        + " skipped";
        page.item(2, "folder", width, all, Page.Tone.PLAIN);
        for (SkippedFor cause : imported.causes()) {
            int more = cause.reasons().size() - MOST_REASONS;
            String reasons =
                    String.join(
                            "; ",
                            cause.reasons()
                                    .subList(0, Math.min(MOST_REASONS, cause.reasons().size())));
            page.item(
                    2 + width,
                    cause.files() + " " + cause.cause().word() + ": ",
                    2,
                    reasons + (more > 0 ? "; and " + Words.count(more, "other reason") : ""),
                    Page.Tone.DIM);
        }
    }
}
