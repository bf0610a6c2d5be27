package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.Resources;
import dev.photosync.sim.run.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A run as one page of HTML that needs nothing beside it: its own parts are resources of this
/// package, the charts' library comes from its jar on the class path.
final class ReportPage {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /// In the order in which they use one another.
    private static final ImmutableList<String> SCRIPTS =
            ImmutableList.of(
                    "words.js",
                    "run.js",
                    "time.js",
                    "curves.js",
                    "marks.js",
                    "gates.js",
                    "lanes.js",
                    "moment.js",
                    "stories.js",
                    "tables.js",
                    "fixes.js",
                    "page.js");

    private static final String LIBRARY = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private ReportPage() {}

    /// @param again the command that repeats the run exactly
    /// @param fixes what was tried against a stall, as docs/report.md describes it; empty if
    ///   nothing was
    static String text(RunReport report, String again, Optional<String> fixes) {
        return page(
                "page.html",
                SCRIPTS,
                report.result().scenario().title(),
                ReportJson.text(report, again, fixes));
    }

    /// A page made of parts in this package.
    ///
    /// @param frame the page with places for the parts
    /// @param title untrusted
    /// @param data what the scripts draw, as JSON without characters that HTML takes for its own
    static String page(String frame, ImmutableList<String> scripts, String title, String data) {
        Matcher places = PLACE.matcher(own(frame));
        return places.replaceAll(
                place -> Matcher.quoteReplacement(part(place.group(1), scripts, title, data)));
    }

    private static String part(
            String name, ImmutableList<String> scripts, String title, String data) {
        return switch (name) {
            case "title" -> HtmlEscapers.htmlEscaper().escape(title);
            case "library-style" -> library("dist/uPlot.min.css");
            case "style" -> own("page.css");
            case "library-script" -> library("dist/uPlot.iife.min.js");
            case "library-licence" -> HtmlEscapers.htmlEscaper().escape(library("LICENSE").strip());
            case "data" -> data;
            case "scripts" ->
                    scripts.stream()
                            .map(script -> "<script>\n" + own(script) + "</script>")
                            .collect(Collectors.joining("\n"));
            default -> throw new IllegalStateException("a frame names no part: name=" + name);
        };
    }

    private static String own(String name) {
        return text(Resources.getResource(ReportPage.class, "report/" + name));
    }

    private static String library(String name) {
        Properties jar = new Properties();
        try (InputStream properties = Resources.getResource(LIBRARY).openStream()) {
            jar.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String folder = "META-INF/resources/webjars/uplot/" + jar.getProperty("version") + "/";
        return text(Resources.getResource(folder + name));
    }

    private static String text(URL resource) {
        try {
            return Resources.toString(resource, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
