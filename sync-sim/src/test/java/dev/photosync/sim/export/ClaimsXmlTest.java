package dev.photosync.sim.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.TestScenarios;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// What is written is what build servers expect of JUnit's XML.
class ClaimsXmlTest {
    private static final String MIXED =
            """
            scenario: mixed
            length: 2h
            seed: 7
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true}}
            expect:
              - {at: 30m, phone: held by cloud-quota}
              - {by: 1h, phone: synced}
              - {by: 2h, phone: synced}
            """;

    private static final String LOST =
            """
            scenario: lost
            length: 2h
            seed: 7
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true, optimize-storage: true}}
            timeline:
              - {at: 1h, account: lose the zone}
            """;

    private static List<ClaimsSuite> allSorts() {
        RunResult run = new ScenarioRun(TestScenarios.read(MIXED)).run(5_400_000_000L, _ -> {});
        return List.of(
                ClaimsSuite.of(run, 1.5),
                ClaimsSuite.of(TestScenarios.run(LOST), 0.25),
                ClaimsSuite.unreadable("bad.yaml", "bad.yaml:1:1: no \u0000 <x>"));
    }

    private static Element written(List<ClaimsSuite> suites) throws Exception {
        StringWriter text = new StringWriter();
        ClaimsXml.write(suites, text);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ClaimsXmlTest.class.getResource("/junit/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(text.toString())));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.toString())))
                .getDocumentElement();
    }

    private static List<Element> children(Element of, String name) {
        NodeList nodes = of.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static void countsAgree(Element parent) {
        assertThat(parent.getAttribute("tests"))
                .isEqualTo("" + children(parent, "testcase").size());
        assertThat(parent.getAttribute("failures"))
                .isEqualTo("" + children(parent, "failure").size());
        assertThat(parent.getAttribute("errors")).isEqualTo("" + children(parent, "error").size());
    }

    @Test
    void tellsWhatHeldWhatFailedAndWhatHadNotComeToItsTime() throws Exception {
        Element suites = written(allSorts());

        countsAgree(suites);
        assertThat(children(suites, "testsuite")).hasSize(3);
        children(suites, "testsuite").forEach(ClaimsXmlTest::countsAgree);
        assertThat(suites.getAttribute("time")).isEqualTo("1.750");
        Element mixed = children(suites, "testsuite").getFirst();
        assertThat(children(mixed, "testcase"))
                .extracting(c -> c.getAttribute("name"))
                .containsExactly(
                        "what must always hold",
                        "at 0d 00:30, phone: held by cloud-quota",
                        "by 0d 01:00, phone: synced",
                        "by 0d 02:00, phone: synced");
        assertThat(mixed.getAttribute("skipped")).isEqualTo("1");
        assertThat(children(mixed, "failure").getFirst().getAttribute("message"))
                .isEqualTo("found at 0d 00:30:00: phone: synced");
    }

    @Test
    void surefiresReaderFindsTheSameCountsNamesAndMessages(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("TEST-claims.xml");
        try (Writer to = Files.newBufferedWriter(file)) {
            ClaimsXml.write(allSorts(), to);
        }
        List<ReportTestSuite> suites =
                new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());

        assertThat(suites)
                .extracting(
                        ReportTestSuite::getFullClassName,
                        ReportTestSuite::getNumberOfTests,
                        ReportTestSuite::getNumberOfFailures,
                        ReportTestSuite::getNumberOfErrors,
                        ReportTestSuite::getNumberOfSkipped)
                .containsExactly(
                        tuple("photosync.mixed", 4, 1, 0, 1),
                        tuple("photosync.lost", 1, 1, 0, 0),
                        tuple("photosync.bad_yaml", 1, 0, 1, 0));
        assertThat(suites.getFirst().getTestCases())
                .extracting(
                        ReportTestCase::getName,
                        ReportTestCase::isSuccessful,
                        ReportTestCase::getFailureType,
                        ReportTestCase::getFailureMessage)
                .containsExactly(
                        tuple("what must always hold", true, null, null),
                        tuple(
                                "at 0d 00:30, phone: held by cloud-quota",
                                false,
                                "claim",
                                "found at 0d 00:30:00: phone: synced"),
                        tuple("by 0d 01:00, phone: synced", true, null, null),
                        tuple(
                                "by 0d 02:00, phone: synced",
                                false,
                                "skipped",
                                "the run ended at 0d 01:30"));
        assertThat(suites.get(1).getTestCases())
                .singleElement()
                .satisfies(lost -> {
                    assertThat(lost.hasFailure()).isTrue();
                    assertThat(lost.getFailureType()).isEqualTo("original-kept");
                });
        assertThat(suites.get(2).getTestCases())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.hasError()).isTrue();
                    assertThat(bad.getFailureMessage()).isEqualTo("bad.yaml:1:1: no \ufffd <x>");
                });
    }

    @Test
    void tellsOfSafetyWithoutAnyClaim() throws Exception {
        Element suites = written(List.of(ClaimsSuite.of(TestScenarios.run(LOST), 0)));

        assertThat(children(suites, "failure"))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.getAttribute("type")).isEqualTo("original-kept");
                    assertThat(failure.getTextContent()).contains("at 0d 01:00:00 on home");
                });
    }
}
