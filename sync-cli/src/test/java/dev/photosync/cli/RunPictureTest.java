package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.html.HtmlEscapers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The picture in the README is what the command prints. With `-Dphotosync.regenerate` it is drawn
/// anew.
class RunPictureTest {
    private static final Path PICTURE = Path.of("..", "docs", "run.svg");
    private static final String SCENARIO = "cloud-storage-full";
    private static final int LINE = 18;
    private static final int WIDTH = 712;

    @Test
    void isWhatTheCommandPrints() throws IOException {
        List<String> lines =
                new Shell()
                        .run("run", SCENARIO).fine().lines().stream()
                                .takeWhile(line -> !line.startsWith("What the scenario claims"))
                                .toList();
        String drawn = draw(lines);
        if (System.getProperty("photosync.regenerate") != null) {
            Files.writeString(PICTURE, drawn);
        }
        assertThat(Files.readString(PICTURE)).isEqualTo(drawn);
    }

    private static String draw(List<String> lines) {
        int height = 52 + LINE * lines.size();
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img" \
                aria-label="The report of ./photosync run %3$s: set-up, timeline, where every asset \
                ended, what held the work, and the path of the last picture">
                <style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;\
                white-space:pre}.h{fill:#7ee787;font-weight:600}.t{fill:#e6edf3}.a{fill:#79c0ff}\
                .x{fill:#ffa657}</style>
                <rect width="%1$d" height="%2$d" rx="10" fill="#0d1117"/>
                <circle cx="22" cy="20" r="6" fill="#ff5f56"/>\
                <circle cx="42" cy="20" r="6" fill="#ffbd2e"/>\
                <circle cx="62" cy="20" r="6" fill="#27c93f"/>
                """
                        .formatted(WIDTH, height, SCENARIO));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                svg.append(
                        "<text x=\"20\" y=\"%d\" class=\"%s\" xml:space=\"preserve\">%s</text>\n"
                                .formatted(
                                        52 + LINE * i,
                                        colour(line),
                                        HtmlEscapers.htmlEscaper().escape(line)));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static String colour(String line) {
        if (!line.startsWith(" ")) {
            return "h";
        }
        return line.contains("  > ") ? "a" : line.contains("  ✓ ") ? "x" : "t";
    }
}
