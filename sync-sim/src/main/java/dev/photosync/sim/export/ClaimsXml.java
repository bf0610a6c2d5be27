package dev.photosync.sim.export;

import dev.photosync.sim.export.ClaimsSuite.Case;
import dev.photosync.sim.export.ClaimsSuite.Result;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes what became of scenarios' claims as JUnit's XML, which build servers read: a test suite
/// for each scenario and a test case for each claim.
public final class ClaimsXml {
    private final XMLStreamWriter xml;

    private ClaimsXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// Writes the suites of one run or of several.
    public static void write(List<ClaimsSuite> suites, Writer to) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to);
            new ClaimsXml(xml).suites(suites);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void suites(List<ClaimsSuite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", "photosync");
        attribute("tests", suites.stream().mapToInt(s -> s.cases().size()).sum());
        attribute("failures", suites.stream().mapToInt(ClaimsSuite::failures).sum());
        attribute("errors", suites.stream().mapToInt(ClaimsSuite::errors).sum());
        attribute("time", seconds(suites.stream().mapToDouble(ClaimsSuite::seconds).sum()));
        for (ClaimsSuite suite : suites) {
            suite(suite);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void suite(ClaimsSuite suite) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute("name", className(suite));
        attribute("tests", suite.cases().size());
        attribute("failures", suite.failures());
        attribute("errors", suite.errors());
        attribute("skipped", suite.skipped());
        attribute("time", seconds(suite.seconds()));
        if (suite.seed().isPresent()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("properties");
            xml.writeEmptyElement("property");
            attribute("name", "seed");
            attribute("value", Long.toString(suite.seed().getAsLong()));
            xml.writeEndElement();
        }
        // The run is one: all of its time goes to the case that every suite has.
        boolean first = true;
        for (Case one : suite.cases()) {
            testCase(suite, one, first ? suite.seconds() : 0);
            first = false;
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /// The name of a suite and of its cases' class: readers that group by class then find one
    /// suite. A dot would end a package.
    private static String className(ClaimsSuite suite) {
        return "photosync." + suite.name().replace('.', '_');
    }

    private void testCase(ClaimsSuite suite, Case one, double seconds) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute("name", one.name());
        attribute("classname", className(suite));
        attribute("time", seconds(seconds));
        switch (one.result()) {
            case Result.Passed _ -> {}
            case Result.Failed failed -> problem("failure", failed.type(), failed.message());
            case Result.Error error -> problem("error", error.type(), error.message());
            case Result.Skipped skipped -> {
                xml.writeEmptyElement("skipped");
                attribute("message", skipped.message());
            }
        }
        xml.writeEndElement();
    }

    private void problem(String element, String type, String message) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", message.lines().findFirst().orElse(""));
        xml.writeCharacters(Printable.of(message));
        xml.writeEndElement();
    }

    private void attribute(String name, int value) throws XMLStreamException {
        xml.writeAttribute(name, Integer.toString(value));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.of(value));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
