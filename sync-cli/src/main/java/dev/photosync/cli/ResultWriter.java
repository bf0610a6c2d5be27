package dev.photosync.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a command's results go; it remembers whether they got there.
final class ResultWriter extends PrintWriter {
    private final Watched watched;

    ResultWriter(Writer to) {
        this(new Watched(to));
    }

    private ResultWriter(Watched watched) {
        super(watched);
        this.watched = watched;
    }

    /// Why some results were lost, such as a full disk; empty if none were, or if the reader went
    /// away, as `head` does when it has enough.
    Optional<String> loss() {
        flush();
        return Optional.ofNullable(watched.failure)
                .map(failure -> String.valueOf(failure.getMessage()))
                .filter(message -> !message.toLowerCase(Locale.ROOT).contains("pipe"));
    }

    /// A print writer says only that something went wrong, not what; this keeps what.
    private static final class Watched extends FilterWriter {
        private @Nullable IOException failure;

        Watched(Writer to) {
            super(to);
        }

        @Override
        public void write(int c) throws IOException {
            attempt(() -> out.write(c));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            attempt(() -> out.write(text, from, length));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            attempt(() -> out.write(text, from, length));
        }

        @Override
        public void flush() throws IOException {
            attempt(out::flush);
        }

        private void attempt(Attempt attempt) throws IOException {
            try {
                attempt.make();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }

    private interface Attempt {
        void make() throws IOException;
    }
}
