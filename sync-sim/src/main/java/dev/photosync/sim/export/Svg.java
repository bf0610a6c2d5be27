package dev.photosync.sim.export;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An SVG document with the few shapes that a diagram needs.
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final XMLStreamWriter xml;

    Svg(Writer to) throws XMLStreamException {
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to);
    }

    void begin(int width, int height, String title, String description) throws XMLStreamException {
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes("width", width, "height", height);
        xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
        xml.writeAttribute("role", "img");
        element("title", title);
        element("desc", description);
    }

    void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.flush();
    }

    void style(String css) throws XMLStreamException {
        element("style", css + ".finish{text-anchor:end}\n");
    }

    /// The ends of arrows.
    void heads() throws XMLStreamException {
        xml.writeStartElement("defs");
        marker("head", "M0 0L9 4L0 8Z", "fill:#2563a8");
        marker("head-down", "M0 0L9 4L0 8Z", "fill:#2d7d46");
        marker("head-bad", "M0 0L9 4L0 8Z", "fill:#c0392b");
        marker("cross", "M1 0L9 8M9 0L1 8", "stroke:#c0392b;stroke-width:1.8;fill:none");
        xml.writeEndElement();
    }

    private void marker(String id, String path, String style) throws XMLStreamException {
        xml.writeStartElement("marker");
        xml.writeAttribute("id", id);
        attributes("markerWidth", 10, "markerHeight", 9, "refX", id.equals("cross") ? 5 : 9);
        attributes("refY", 4);
        xml.writeAttribute("orient", "auto");
        xml.writeAttribute("markerUnits", "userSpaceOnUse");
        xml.writeEmptyElement("path");
        xml.writeAttribute("d", path);
        xml.writeAttribute("style", style);
        xml.writeEndElement();
    }

    void line(int fromX, int fromY, int toX, int toY, String styles) throws XMLStreamException {
        shape("line", styles);
        attributes("x1", fromX, "y1", fromY, "x2", toX, "y2", toY);
    }

    void box(int x, int y, int width, int height, String styles) throws XMLStreamException {
        shape("rect", styles);
        attributes("x", x, "y", y, "width", width, "height", height, "rx", 4);
    }

    void dot(int x, int y, String styles) throws XMLStreamException {
        shape("circle", styles);
        attributes("cx", x, "cy", y, "r", 4);
    }

    void text(int x, int y, String styles, String text) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("text");
        xml.writeAttribute("class", styles);
        attributes("x", x, "y", y);
        xml.writeCharacters(Printable.of(text));
        xml.writeEndElement();
    }

    private void shape(String name, String styles) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(name);
        xml.writeAttribute("class", styles);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(Printable.of(text));
        xml.writeEndElement();
    }

    /// @param namesAndNumbers by turns
    private void attributes(Object... namesAndNumbers) throws XMLStreamException {
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            xml.writeAttribute(namesAndNumbers[i].toString(), namesAndNumbers[i + 1].toString());
        }
    }
}
