package dev.photosync.sim.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.view.Messages;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MessageDiagramTest {
    private static final int CLOSE = 10;

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.export.Runs#builtIn")
    void drawsEveryScenarioWithinItsFrameAndWithoutLabelsOnTopOfOneAnother(String builtIn)
            throws Exception {
        RunResult run = Runs.of(builtIn);
        Element svg = svg(run);
        int width = number(svg, "width");
        int height = number(svg, "height");

        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 " + width + " " + height);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains(builtIn);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        NodeList lines = svg.getElementsByTagName("line");
        assertThat(lines.getLength()).isPositive();
        for (int i = 0; i < lines.getLength(); i++) {
            Element line = (Element) lines.item(i);
            assertThat(number(line, "x1")).isBetween(0, width);
            assertThat(number(line, "x2")).isBetween(0, width);
            assertThat(number(line, "y1")).isBetween(0, number(line, "y2"));
            assertThat(number(line, "y2")).isBetween(0, height);
        }
        labelsHaveRoom(svg);
    }

    /// Labels that begin at the same place of a row, or nearly, would cover one another.
    private static void labelsHaveRoom(Element svg) {
        NodeList texts = svg.getElementsByTagName("text");
        Map<Integer, Integer> lastOf = new HashMap<>();
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            int row = number(text, "y");
            Integer last = lastOf.put(number(text, "x"), row);
            assertThat(last == null || Math.abs(row - last) >= CLOSE)
                    .as(text.getTextContent())
                    .isTrue();
        }
    }

    private static Element svg(RunResult run) throws Exception {
        String text =
                Runs.text(
                        run,
                        (of, to) ->
                                MessageDiagram.write(
                                        of.scenario(),
                                        Messages.of(
                                                of.trace().events(),
                                                0,
                                                of.endMicros(),
                                                MessageDiagram.MOST),
                                        to));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static int number(Element of, String attribute) {
        return Integer.parseInt(of.getAttribute(attribute));
    }
}
