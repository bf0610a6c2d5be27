package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the documents say that a command prints is what it prints: a line that ends in
/// "`./photosync …` prints:" or "begins:", and the block that follows. With
/// `-Dphotosync.regenerate` the blocks are written anew; one that begins keeps its number of lines.
class ExamplesTest {
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "`\\./photosync ([^`\\n]+)` (prints|begins):\\n\\n```\\n(.*?)```",
                    Pattern.DOTALL);

    /// A word, or a quoted one.
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TestFactory
    Stream<DynamicTest> everyExample() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : Documents.all()) {
            EXAMPLE.matcher(Files.readString(document))
                    .results()
                    .forEach(example ->
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            example.group(1), () -> check(document, example))));
        }
        return tests.stream();
    }

    @Test
    void theReadmeShowsAnExplanationAndADiagnosis() throws IOException {
        assertThat(EXAMPLE.matcher(Files.readString(Documents.ROOT.resolve("README.md"))).results())
                .extracting(example -> example.group(1).split(" ")[0])
                .contains("explain", "diagnose");
    }

    private static void check(Path document, MatchResult example) throws IOException {
        String shown = example.group(3);
        Ran ran = new Shell().run(words(example.group(1))).fine();
        String printed =
                example.group(2).equals("prints")
                        ? ran.out()
                        : String.join("\n", ran.lines().subList(0, (int) shown.lines().count()))
                                + "\n";
        if (System.getProperty("photosync.regenerate") != null) {
            String text = Files.readString(document);
            Files.writeString(
                    document,
                    text.replace(example.group(), example.group().replace(shown, printed)));
        } else {
            assertThat(shown).isEqualTo(printed);
        }
    }

    private static String[] words(String command) {
        Matcher matcher = WORD.matcher(command);
        return matcher.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }
}
