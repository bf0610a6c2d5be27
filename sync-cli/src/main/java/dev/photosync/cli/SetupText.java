package dev.photosync.cli;

import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.explain.Guide;
import dev.photosync.sim.network.RateCurve;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.scenario.Scenario.DeviceSettings;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.scenario.Scenario.Placement;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// What a scenario sets up: its title, accounts, library, networks and devices.
final class SetupText {
    private static final int MOST = 10;
    private static final long USUAL_BODY_BYTES = 1_000_000_000L;

    private final Page page;
    private final Scenario scenario;
    private final int width;

    SetupText(Page page, Scenario scenario) {
        this.page = page;
        this.scenario = scenario;
        List<String> names = new ArrayList<>(scenario.devices().keySet());
        names.addAll(networks());
        names.add("library");
        this.width = RunText.width(names);
    }

    void write() {
        page.line(0, scenario.title(), Page.Tone.BOLD);
        String about =
                scenario.strategy().isEmpty()
                        ? scenario.kind().isEmpty() ? "" : "; field cause: " + scenario.kind()
                        : "; strategy " + Guide.inWords(scenario.strategy());
        String length = Units.formatDuration(scenario.lengthMicros());
        page.line(
                0,
                scenario.name() + ", " + length + ", seed " + scenario.seed() + about,
                Page.Tone.DIM);
        page.heading("What was set up");
        scenario.defect()
                .ifPresent(name -> item("defect", name + ": " + Defects.named(name).story()));
        boolean several = scenario.accounts().size() > 1;
        limited(
                scenario.accounts(),
                (name, account) -> item("account", (several ? name + ": " : "") + account(account)),
                "accounts");
        String cloud = cloud(scenario.cloud());
        if (!cloud.isEmpty()) {
            item("cloud", cloud);
        }
        item("library", library(scenario.library(), several));
        limited(scenario.devices(), (name, device) -> item(name, device(device)), "devices");
        for (String name : networks()) {
            NetworkSetup network = scenario.networks().get(name);
            if (network != null) {
                item(name, network(network));
            }
        }
    }

    private <T> void limited(Map<String, T> all, BiConsumer<String, T> each, String noun) {
        all.entrySet().stream().limit(MOST).forEach(e -> each.accept(e.getKey(), e.getValue()));
        if (all.size() > MOST) {
            item("…", (all.size() - MOST) + " more " + noun);
        }
    }

    private void item(String name, String text) {
        page.item(2, name, width, text, Page.Tone.PLAIN);
    }

    private Set<String> networks() {
        Set<String> names = new LinkedHashSet<>();
        for (DeviceSetup device : scenario.devices().values()) {
            device.wifi().ifPresent(names::add);
            device.cellular().ifPresent(names::add);
            if (names.size() >= MOST) {
                break;
            }
        }
        return names;
    }

    private static String account(AccountSetup account) {
        List<String> uses = new ArrayList<>();
        account.usedBytes().forEach((name, bytes) -> uses.add(name + " " + Words.size(bytes)));
        return "plan of "
                + Words.size(account.planBytes())
                + (uses.isEmpty() ? "" : ", of which " + String.join(", ", uses));
    }

    private static String cloud(CloudSetup cloud) {
        List<String> odd = new ArrayList<>();
        if (cloud.minimumProtocol() > 1) {
            odd.add("speaks protocol " + cloud.minimumProtocol() + " and newer");
        }
        if (cloud.bodyLimitBytes() != USUAL_BODY_BYTES) {
            odd.add("refuses requests above " + Words.size(cloud.bodyLimitBytes()));
        }
        if (!cloud.pushHints()) {
            odd.add("sends no push hints");
        }
        return String.join(", ", odd);
    }

    private static String library(LibrarySetup library, boolean several) {
        String what =
                library.folder().isPresent()
                        ? "the photos in " + library.folder().get()
                        : library.photos() + library.videos() == 0
                                ? "nothing yet"
                                : synthetic(library);
        String where =
                switch (library.on()) {
                    case Placement.Everywhere _ -> "in the cloud and on every device";
                    case Placement.CloudOnly _ -> "in the cloud alone";
                    case Placement.OnDevices on ->
                            "on " + String.join(", ", on.devices()) + " alone, not uploaded yet";
                    case Placement.ExceptOn except ->
                            "in the cloud and on every device but "
                                    + String.join(", ", except.devices());
                };
        boolean empty = library.folder().isEmpty() && library.photos() + library.videos() == 0;
        return what + (several ? " of " + library.account() : "") + (empty ? "" : ", " + where);
    }

    private static String synthetic(LibrarySetup library) {
        List<String> parts = new ArrayList<>();
        if (library.photos() > 0) {
            parts.add(Words.count(library.photos(), "photo"));
        }
        if (library.videos() > 0) {
            parts.add(Words.count(library.videos(), "video"));
        }
        return String.join(", ", parts);
    }

    private String device(DeviceSetup device) {
        List<String> facts = new ArrayList<>();
        facts.add(
                Words.size(device.storageBytes())
                        + " storage, "
                        + Words.size(device.storageBytes() - device.usedBytes())
                        + " free but for photos");
        if (scenario.accounts().size() > 1) {
            facts.add("of " + device.account());
        }
        if (!device.signedInAs().equals(Optional.of(device.account()))) {
            facts.add("signed in as " + device.signedInAs().orElse("nobody"));
        }
        facts.add(
                device.wifi()
                        .map(name ->
                                "on " + name + device.cellular().map(c -> " and " + c).orElse(""))
                        .or(() -> device.cellular().map(name -> "on " + name))
                        .orElse("no network"));
        String charge = "battery " + device.batteryPercent() + " %";
        facts.add(device.charging() ? "on its charger, " + charge : charge);
        if (!device.release().equals(Releases.CURRENT)) {
            facts.add("release " + device.release());
        }
        if (!device.routine().equals("none")) {
            facts.add("the routine of a " + device.routine());
        }
        settings(device.settings(), facts);
        return String.join(", ", facts);
    }

    /// Settings that differ from what a device comes with.
    private static void settings(DeviceSettings settings, List<String> facts) {
        if (!settings.syncOn()) {
            facts.add("sync off");
        }
        if (!settings.cellularData()) {
            facts.add("cellular data off");
        }
        if (!settings.mobileDataForPhotos()) {
            facts.add("mobile data for Photos off");
        }
        if (settings.unlimitedUpdates()) {
            facts.add("Unlimited Updates on");
        }
        if (settings.dataRoaming()) {
            facts.add("data roaming on");
        }
        if (settings.lowDataMode()) {
            facts.add("Low Data Mode on");
        }
        if (!settings.optimiseStorage()) {
            facts.add("Optimize Storage off");
        }
        String policy = settings.powerPolicy().name().toLowerCase(Locale.ROOT);
        if (!policy.equals("standard")) {
            facts.add("power policy " + policy);
        }
    }

    private static String network(NetworkSetup network) {
        StringBuilder text = new StringBuilder(network.cellular() ? "cellular, " : "Wi-Fi, ");
        text.append(curve(network.down())).append(" down, ");
        text.append(curve(network.up())).append(" up");
        if (network.lossFraction() > 0) {
            text.append(", ").append(Units.formatPercent(network.lossFraction())).append(" lost");
        }
        if (network.resetMeanMicros() > 0) {
            text.append(", reset every ").append(Words.span(network.resetMeanMicros()));
        }
        text.append(network.internet() ? "" : ", no internet");
        text.append(network.captivePortal() ? ", wants a sign-in page answered" : "");
        text.append(network.metered() && !network.cellular() ? ", metered" : "");
        return text.toString();
    }

    private static String curve(RateCurve curve) {
        boolean constant = curve instanceof RateCurve.Constant;
        long kilobits = Math.round(curve.meanBitsPerSecond() / 1000);
        return (constant ? "" : "a recorded trace of ") + Units.formatRate(kilobits * 1000);
    }
}
