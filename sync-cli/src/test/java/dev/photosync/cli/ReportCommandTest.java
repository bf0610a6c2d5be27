package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.scenario.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A report is one page that stands alone. How it behaves, the tests in src/test/browser say.
class ReportCommandTest {
    private static final int MOST_BYTES = 1_000_000;
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

    @TempDir Path folder;

    static Stream<String> builtIn() {
        return Catalogue.names().stream();
    }

    private String page(String scenario) throws IOException {
        Path file = folder.resolve("page.html");
        new Shell().run("report", scenario, "-o", file.toString()).succeeded();
        return Files.readString(file);
    }

    private static String data(String page) {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return data.group(1);
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void isSmallAndNeedsNothingBesideItForEveryBuiltInScenario(String name) throws IOException {
        String page = page(name);

        assertThat(page.length()).isLessThan(MOST_BYTES);
        assertThat(page).doesNotContain("{{").doesNotContainPattern("(src|href)=\"(?!data:|#)");
        new Shell.Ran(0, data(page), "").json();
    }

    @Test
    void carriesTheLicenceOfTheLibraryThatDrawsItsCharts() throws IOException {
        assertThat(page("healthy-day")).contains("The MIT License (MIT)", "Leon Sorokin");
    }

    @Test
    void letsNoTextOfAScenarioBecomePartOfThePage() throws IOException {
        Path scenario = folder.resolve("evil.yaml");
        Files.writeString(
                scenario,
                """
                scenario: evil
                title: "</title><script>alert(1)</script>{{data}}"
                lesson: "</script><img src=x onerror=alert(2)> <!-- &lt; \\u2028"
                length: 1h
                account: {plan: 50 GB}
                library: {photos: 3}
                devices:
                  phone: {storage: 64 GB, network: home-wifi, charging: true}
                """);
        String page = page(scenario.toString());
        String plain = page("healthy-day");

        assertThat(page).doesNotContain("<script>alert", "<img", "onerror=alert(2)>");
        assertThat(page).contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{data}}");
        assertThat(data(page)).doesNotContain("<", ">", "&");
        assertThat(page.split("<script", -1)).hasSameSizeAs(plain.split("<script", -1));
    }

    @Test
    void tellsWhatItWrote() {
        String file = folder.resolve("page.html").toString();

        assertThat(new Shell().run("report", "two-gates", "-o", file).succeeded().out())
                .startsWith("Wrote ")
                .contains("Open it in a browser.");
        assertThat(new Shell().run("report", "two-gates", "-o", file, "--json").json().out())
                .contains("\"command\":\"report\"", "\"verdict\":\"passed\"", "\"bytes\":");
    }

    @Test
    void leavesTheFixesOutIfAskedTo() throws IOException {
        Path file = folder.resolve("page.html");
        new Shell().run("report", "two-gates", "--no-fixes", "-o", file.toString()).succeeded();

        assertThat(data(Files.readString(file))).endsWith("\"fixes\":null}");
        assertThat(data(page("two-gates"))).contains("\"command\":\"fixes\"");
    }

    @Test
    void refusesAPlaceWhereItCannotWrite() {
        assertThat(new Shell().run("report", "two-gates", "-o", "page.pdf").refused().err())
                .contains("must end in .html or .htm");
        new Shell().run("report", "two-gates", "-o", "no-such-folder/page.html").refused();
        new Shell().run("report", "two-gates").refused();
    }
}
