package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageTest {
    private final Page page = new Page(StandardCharsets.UTF_8, false);

    @Test
    void wrapsBetweenWordsUnderTheParagraph() {
        page.item(2, "name", 6, "word ".repeat(20).strip(), Page.Tone.PLAIN);

        assertThat(page.text())
                .isEqualTo(
                        "  name  "
                                + "word ".repeat(14).strip()
                                + "\n        "
                                + "word ".repeat(6).strip()
                                + "\n");
    }

    @Test
    void keepsAPercentSignWithItsNumber() {
        page.line(0, "x".repeat(77) + " 80 %, and more", Page.Tone.PLAIN);

        assertThat(page.text()).isEqualTo("x".repeat(77) + "\n80 %, and more\n");
    }

    @Test
    void cutsWhatNoLineCanHold() {
        page.line(4, "x".repeat(200), Page.Tone.PLAIN);

        assertThat(page.text().lines()).hasSize(3).allMatch(line -> line.length() <= 80);
    }

    @Test
    void disarmsControlCharacters() {
        page.line(0, "a\u001b[31mb\rc", Page.Tone.PLAIN);

        assertThat(page.text()).isEqualTo("a [31mb c\n");
    }

    @Test
    void countsCodePointsAsColumns() {
        page.line(0, "é ".repeat(60).strip(), Page.Tone.PLAIN);
        page.line(0, "😀".repeat(81), Page.Tone.PLAIN);

        assertThat(page.text().lines())
                .allMatch(line -> line.codePointCount(0, line.length()) <= 80);
    }
}
