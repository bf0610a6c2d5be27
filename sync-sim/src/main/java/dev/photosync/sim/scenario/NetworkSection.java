package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.FlowText;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kind;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.network.RateCurve;
import dev.photosync.sim.network.TraceCurve;
import dev.photosync.sim.scenario.Scenario.NetworkSetup;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import dev.photosync.sim.text.Units;

/// One of {@code networks}, and the {@code link} of it or of a device.
final class NetworkSection {
    /// The networks that every scenario has.
    static final ImmutableMap<String, NetworkSetup> BUILT_IN =
            ImmutableMap.of(
                    "home-wifi", builtIn(false, 80, 20, 12_000, false),
                    "office-wifi", builtIn(false, 200, 100, 12_000, false),
                    "cafe-wifi", builtIn(false, 20, 5, 20_000, true),
                    "lte", builtIn(true, 25, 8, 45_000, false));

    private static final NetworkSetup PLAIN = builtIn(false, 0, 0, 20_000, false);

    private static final Kind<Located<String>> CURVE =
            Kinds.located(Kinds.quantity(Reading.RATE_OR_TRACE, ""));
    private static final Key<Located<String>> DOWN =
            Key.optional("down", CURVE, "towards the device: a rate or trace FILE");
    private static final Key<Located<String>> UP =
            Key.optional("up", CURVE, "towards the cloud: a rate or trace FILE");
    private static final Key<Long> LATENCY =
            Key.optional(
                    "latency",
                    Kinds.quantity(Quantities.DURATION, 0L),
                    "one way (default: 20ms; 45ms for a device's own link)");
    private static final Key<Double> LOSS =
            Key.optional(
                    "loss",
                    Kinds.quantity(Quantities.PERCENT, 0.0),
                    "how many packets are lost (default: 0 %)");
    private static final Key<Long> RESET_EVERY =
            Key.optional(
                    "reset-every",
                    Kinds.quantity(orNone(Quantities.SOME_DURATION), 0L),
                    "the mean time between connection resets (default: none)");

    static final Form LINK = Form.of("a link", DOWN, UP, LATENCY, LOSS, RESET_EVERY);

    private static final Key<Answers> LINK_KEY =
            Key.optional("link", LINK, "the link between the network and the cloud");
    private static final Key<Boolean> CELLULAR =
            Key.optional(
                    "cellular",
                    Kinds.SWITCH,
                    "whether it is cellular, of which each device has a link of its own");
    private static final Key<Boolean> INTERNET =
            Key.optional("internet", Kinds.SWITCH, "whether it reaches the internet (default: on)");
    private static final Key<Boolean> CAPTIVE_PORTAL =
            Key.optional(
                    "captive-portal",
                    Kinds.SWITCH,
                    "whether a sign-in page must be answered first");
    private static final Key<Boolean> METERED =
            Key.optional(
                    "metered",
                    Kinds.SWITCH,
                    "whether its traffic is counted (default: on for a cellular network)");

    static final Form FORM =
            Form.of("a network", LINK_KEY, CELLULAR, INTERNET, CAPTIVE_PORTAL, METERED);

    private NetworkSection() {}

    /// A network of the file. One that is built in keeps what the file does not change.
    static NetworkSetup read(Named<Answers> network, Reading reading) {
        Answers answers = network.value();
        boolean isNew = !BUILT_IN.containsKey(network.name());
        NetworkSetup base = BUILT_IN.getOrDefault(network.name(), PLAIN);
        boolean cellular = orElse(answers, CELLULAR, base.cellular());
        NetworkSetup described =
                new NetworkSetup(
                        cellular,
                        base.down(),
                        base.up(),
                        base.latencyMicros(),
                        base.lossFraction(),
                        base.resetMeanMicros(),
                        orElse(answers, INTERNET, base.internet()),
                        orElse(answers, CAPTIVE_PORTAL, base.captivePortal()),
                        orElse(answers, METERED, base.metered() || cellular));
        if (isNew && !answers.has(LINK_KEY)) {
            reading.problems.add(network.at(), "missing key `link`: " + LINK.expects());
            return described;
        }
        return withLink(described, answers.get(LINK_KEY), isNew, reading);
    }

    /// A device's own cellular network.
    static NetworkSetup readOwnLink(Answers link, Reading reading) {
        return withLink(builtIn(true, 0, 0, 45_000, false), link, true, reading);
    }

    /// A network as its file would have it.
    static FlowText write(NetworkSetup setup) {
        FlowText text = new FlowText().entry(LINK_KEY.name(), writeLink(setup).toString());
        if (setup.cellular()) {
            text.put(CELLULAR, true);
        }
        if (!setup.internet()) {
            text.put(INTERNET, false);
        }
        if (setup.captivePortal()) {
            text.put(CAPTIVE_PORTAL, true);
        }
        if (setup.metered() != setup.cellular()) {
            text.put(METERED, setup.metered());
        }
        return text;
    }

    /// A network's link as its file would have it.
    ///
    /// @throws IllegalArgumentException if it follows a recorded trace, whose file is not known
    static FlowText writeLink(NetworkSetup setup) {
        return new FlowText()
                .entry(DOWN.name(), rate(setup.down()))
                .entry(UP.name(), rate(setup.up()))
                .put(LATENCY, setup.latencyMicros(), Units::formatDuration)
                .put(LOSS, setup.lossFraction(), Units::formatPercent)
                .put(
                        RESET_EVERY,
                        setup.resetMeanMicros(),
                        mean -> mean == 0 ? Subjects.NONE : Units.formatDuration(mean));
    }

    private static String rate(RateCurve curve) {
        return switch (curve) {
            case RateCurve.Constant constant -> Units.formatRate(constant.bitsPerSecond());
            case TraceCurve trace ->
                    throw new IllegalArgumentException(
                            "a recorded network cannot be written: curve=" + trace);
        };
    }

    private static NetworkSetup withLink(
            NetworkSetup base, Answers link, boolean needsRates, Reading reading) {
        if (needsRates) {
            checkRate(link, DOWN, reading);
            checkRate(link, UP, reading);
        }
        return new NetworkSetup(
                base.cellular(),
                link.has(DOWN) ? reading.curve(link.get(DOWN)) : base.down(),
                link.has(UP) ? reading.curve(link.get(UP)) : base.up(),
                orElse(link, LATENCY, base.latencyMicros()),
                orElse(link, LOSS, base.lossFraction()),
                orElse(link, RESET_EVERY, base.resetMeanMicros()),
                base.internet(),
                base.captivePortal(),
                base.metered());
    }

    private static void checkRate(Answers link, Key<Located<String>> key, Reading reading) {
        if (!link.has(key) && link.wasRead()) {
            reading.problems.add(
                    link.at(), "missing key `" + key.name() + "`: " + key.kind().expects());
        }
    }

    private static <T> T orElse(Answers answers, Key<T> key, T otherwise) {
        return answers.has(key) ? answers.get(key) : otherwise;
    }

    private static Quantity<Long> orNone(Quantity<Long> quantity) {
        return new Quantity<>(
                "none or " + quantity.noun(),
                quantity.example(),
                "none|" + quantity.pattern(),
                text -> text.equals(Subjects.NONE) ? 0L : quantity.parse(text),
                value -> value == 0 ? Subjects.NONE : quantity.print(value));
    }

    private static NetworkSetup builtIn(
            boolean cellular, long downMbits, long upMbits, long latencyMicros, boolean portal) {
        return new NetworkSetup(
                cellular,
                new RateCurve.Constant(downMbits * 1_000_000),
                new RateCurve.Constant(upMbits * 1_000_000),
                latencyMicros,
                0,
                0,
                true,
                portal,
                cellular);
    }
}
