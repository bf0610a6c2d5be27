package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Runs commands as a shell would and keeps what they print.
final class Shell {
    /// What a command left.
    record Ran(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        /// It succeeded, within 80 columns and without complaint.
        Ran fine() {
            return succeeded().narrow();
        }

        Ran succeeded() {
            assertThat(err).isEmpty();
            assertThat(code).isZero();
            return this;
        }

        Ran narrow() {
            assertThat(lines())
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length()))
                                    .as(line)
                                    .isLessThanOrEqualTo(80));
            return this;
        }

        /// It refused its input with a message for people.
        Ran refused() {
            assertThat(code).isEqualTo(2);
            assertThat(out).isEmpty();
            assertThat(err).isNotBlank().doesNotContain("Exception", "\tat ");
            return this;
        }

        /// It printed one well-formed document; all of it is read.
        Ran json() {
            int depth = 0;
            int documents = 0;
            try (JsonParser parser =
                    JsonFactory.builder().build().createParser(ObjectReadContext.empty(), out)) {
                for (JsonToken token = parser.nextToken();
                        token != null;
                        token = parser.nextToken()) {
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    documents += depth == 0 ? 1 : 0;
                }
            }
            assertThat(documents).isEqualTo(1);
            assertThat(out).matches("\\p{ASCII}*");
            return this;
        }
    }

    private final Charset charset;
    private final boolean terminal;
    private final Map<String, String> environment;

    Shell() {
        this(StandardCharsets.UTF_8, false, Map.of());
    }

    Shell(Charset charset, boolean terminal, Map<String, String> environment) {
        this.charset = charset;
        this.terminal = terminal;
        this.environment = environment;
    }

    Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter errors = new PrintWriter(err);
        Terminal to =
                new Terminal(new ResultWriter(out), errors, charset, terminal, false, environment);
        int code = new CommandRoot(to, new Interruption(errors), arguments).execute(arguments);
        to.flush();
        return new Ran(code, out.toString(), err.toString());
    }
}
