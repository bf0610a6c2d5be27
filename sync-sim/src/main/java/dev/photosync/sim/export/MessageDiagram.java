package dev.photosync.sim.export;

import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.view.MessageItem;
import dev.photosync.sim.view.MessageItem.Arrow;
import dev.photosync.sim.view.MessageItem.Burst;
import dev.photosync.sim.view.MessageItem.Note;
import dev.photosync.sim.view.Messages;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLStreamException;

/// Draws the messages of a window of a run as SVG, in the way of Lamport's space-time diagrams: a
/// line for each device and for the cloud, time downwards, an arrow for each message.
///
/// Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", 1978.
public final class MessageDiagram {
    /// The most items that a diagram shows.
    public static final int MOST = 80;

    private static final int FOOT = 46;
    private static final String STYLE =
            """

            svg{background:#fff;font:12px system-ui,sans-serif}
            text{fill:#1c2430;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
            .title{font-size:17px;font-weight:600}
            .lane{font-size:14px;font-weight:600;text-anchor:middle}
            .dim{fill:#626c7a}
            .line{stroke:#9aa4b2;stroke-width:1.5}
            .pause{stroke:#9aa4b2;stroke-dasharray:1 5}
            .arrow{fill:none;stroke:#2563a8;stroke-width:1.5;marker-end:url(#head)}
            .down{stroke:#2d7d46;marker-end:url(#head-down)}
            .bad{stroke:#c0392b;marker-end:url(#head-bad)}
            .lost{stroke:#c0392b;stroke-dasharray:5 4;marker-end:url(#cross)}
            .wrong{fill:#a93226}
            .burst{fill:#2563a8;fill-opacity:.1;stroke:#2563a8;stroke-opacity:.35}
            .burst.get{fill:#2d7d46;stroke:#2d7d46}
            .dot{fill:#1c2430}
            .dot.wrong{fill:#c0392b}
            @media (prefers-color-scheme:dark){
            svg{background:#14181f}
            text{fill:#e6e9ee;stroke:#14181f}
            .dim{fill:#9aa4b2}
            .wrong{fill:#ff8a7a}
            .dot{fill:#e6e9ee}
            .arrow{stroke:#6fa8e8}
            .down{stroke:#6cc48a}
            .bad,.lost{stroke:#ff7a6b}
            }
            """;

    private final Svg svg;
    private final Messages messages;
    private final MessageLayout layout;

    private MessageDiagram(Svg svg, Messages messages) {
        this.svg = svg;
        this.messages = messages;
        this.layout = new MessageLayout(messages);
    }

    /// Draws messages.
    public static void write(Scenario scenario, Messages messages, Writer to) throws IOException {
        try {
            Svg svg = new Svg(to);
            new MessageDiagram(svg, messages).draw(scenario);
            svg.end();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void draw(Scenario scenario) throws XMLStreamException {
        String window =
                Words.clockSeconds(messages.fromMicros())
                        + " to "
                        + Words.clockSeconds(messages.toMicros());
        String title = scenario.name() + ": messages from " + window;
        svg.begin(Math.max(layout.width(), 560), layout.height() + FOOT, title, description());
        svg.style(STYLE);
        svg.heads();
        svg.text(16, 28, "title", scenario.title().isEmpty() ? scenario.name() : scenario.title());
        svg.text(
                16,
                48,
                "dim",
                scenario.name()
                        + ", seed "
                        + scenario.seed()
                        + ", "
                        + window
                        + "; time has no scale");
        for (String lane : layout.lanes()) {
            lane(lane);
        }
        for (MessageLayout.Clock clock : layout.clocks()) {
            svg.text(16, clock.y() + 4, "dim", clock.text());
        }
        for (MessageLayout.Pause pause : layout.pauses()) {
            int y = pause.y() - 6;
            svg.line(MessageLayout.MARGIN, y, layout.width() - 16, y, "pause");
            svg.text(16, y + 4, "dim", pause.text());
        }
        for (MessageItem item : messages.items()) {
            if (item instanceof Burst burst) {
                burst(burst);
            }
        }
        for (MessageItem item : messages.items()) {
            switch (item) {
                case Burst burst -> label(burst.device(), layout.top(burst) + 4, true, text(burst));
                case Arrow arrow -> arrow(arrow);
                case Note note -> note(note);
            }
        }
        svg.text(16, layout.height() + 24, "dim", foot());
    }

    private String description() {
        return Words.count(messages.items().size(), "item")
                + " between "
                + (messages.devices().isEmpty()
                        ? "no device"
                        : String.join(", ", messages.devices()))
                + " and the cloud, time downwards. "
                + foot();
    }

    private String foot() {
        if (messages.items().isEmpty()) {
            return "Nothing was sent and nothing happened in this window.";
        }
        String quiet =
                messages.quiet() == 0
                        ? ""
                        : " Left out: " + messages.quiet() + " polls without news and repeats.";
        return (messages.leftOut() == 0
                        ? "Shown to the end of the window."
                        : "Shown until "
                                + Words.clockSeconds(messages.shownUntilMicros())
                                + "; "
                                + Words.count(messages.leftOut(), "later item")
                                + " left out: a narrower window shows them.")
                + quiet;
    }

    private void lane(String lane) throws XMLStreamException {
        int x = layout.x(lane);
        svg.text(x, MessageLayout.TOP - 36, "lane", lane.isEmpty() ? "cloud" : lane);
        svg.line(x, MessageLayout.TOP - 24, x, layout.height(), "line");
    }

    private void burst(Burst burst) throws XMLStreamException {
        int device = layout.x(burst.device());
        int cloud = layout.x("");
        int top = layout.top(burst) - 12;
        svg.box(
                Math.min(device, cloud),
                top,
                Math.abs(cloud - device),
                Math.max(20, layout.bottom(burst) - top),
                burst.kind().download() ? "burst get" : "burst");
    }

    private static String text(Burst burst) {
        long bytes = Math.max(burst.upBytes(), burst.downBytes());
        return EventWords.noun(burst.kind())
                + ": "
                + Words.count(burst.requests(), "request")
                + ", "
                + Words.size(bytes)
                + (burst.upBytes() > burst.downBytes() ? " up" : " down");
    }

    private void arrow(Arrow arrow) throws XMLStreamException {
        int device = layout.x(arrow.device());
        int cloud = layout.x("");
        int from = arrow.up() ? device : cloud;
        int to = arrow.up() ? cloud : device;
        int top = layout.top(arrow);
        int bottom = layout.bottom(arrow);
        boolean arrives = arrow.kind() == Arrow.Kind.SERVED || arrow.kind() == Arrow.Kind.REFUSED;
        String style =
                switch (arrow.kind()) {
                    case SERVED -> arrow.up() ? "arrow" : "arrow down";
                    case REFUSED -> "arrow bad";
                    case CUT_OFF, HINT_LOST -> "arrow lost";
                };
        int end = arrives ? to : from + (to - from) * 3 / 5;
        svg.line(from, top, end, Math.max(bottom, top + 8), style);
        boolean wrong = arrow.kind() != Arrow.Kind.SERVED;
        boolean rightwards = to > from;
        svg.text(
                from + (rightwards ? 9 : -9),
                top - 3,
                (wrong ? "wrong " : "") + (rightwards ? "start" : "finish"),
                arrow.text());
    }

    private void note(Note note) throws XMLStreamException {
        int y = layout.top(note);
        svg.dot(layout.x(note.device()), y, note.trouble() ? "dot wrong" : "dot");
        label(note.device(), y + 4, !note.trouble(), note.text());
    }

    /// A text beside a lane, on the side where the cloud is.
    private void label(String lane, int y, boolean good, String text) throws XMLStreamException {
        boolean right = lane.isEmpty() || layout.leftOfCloud(lane);
        svg.text(
                layout.x(lane) + (right ? 11 : -11),
                y,
                (good ? "" : "wrong ") + (right ? "start" : "finish"),
                text);
    }
}
