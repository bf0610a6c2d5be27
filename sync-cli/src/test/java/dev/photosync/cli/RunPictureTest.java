package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.html.HtmlEscapers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The picture in the README is what the command prints. With `-Dphotosync.regenerate` it is drawn
/// anew.
class RunPictureTest {
    private static final Path PICTURE = Path.of("..", "docs", "run.svg");
    private static final String SCENARIO = "cloud-storage-full";
    private static final String PROMPT = "$ ./photosync ";
    private static final int LINE = 18;
    private static final int WIDTH = 712;

    @Test
    void isWhatTheCommandPrints() throws IOException {
        List<String> lines = new ArrayList<>(told("run", "What held the work"));
        lines.addAll(told("diagnose", "Every fix"));
        lines.removeLast();
        String drawn = draw(lines);
        if (System.getProperty("photosync.regenerate") != null) {
            Files.writeString(PICTURE, drawn);
        }
        assertThat(Files.readString(PICTURE)).isEqualTo(drawn);
    }

    /// A command with what it prints before a heading.
    private static List<String> told(String command, String heading) {
        List<String> lines = new ArrayList<>(List.of(PROMPT + command + " " + SCENARIO));
        new Shell()
                .run(command, SCENARIO).fine().lines().stream()
                        .takeWhile(line -> !line.startsWith(heading))
                        .forEach(lines::add);
        return lines;
    }

    private static String draw(List<String> lines) {
        int height = 52 + LINE * lines.size();
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img" \
                aria-label="./photosync run %3$s: set-up, timeline, where every asset ended; \
                ./photosync diagnose %3$s: what is the matter, and what to do">
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
                                        colour(lines, i),
                                        HtmlEscapers.htmlEscaper().escape(line)));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /// A heading stands alone below a blank line, a title below the prompt.
    private static String colour(List<String> lines, int i) {
        String line = lines.get(i);
        String before = i == 0 ? "" : lines.get(i - 1);
        String after = i + 1 == lines.size() ? "" : lines.get(i + 1);
        boolean indented = line.startsWith(" ") || line.startsWith(PROMPT);
        if (!indented) {
            boolean heading = before.isEmpty() && (after.isEmpty() || after.startsWith(" "));
            return heading || before.startsWith(PROMPT) ? "h" : "t";
        }
        return line.contains("  > ") ? "a" : line.contains("  ✓ ") ? "x" : "t";
    }
}
