package dev.photosync.cli;

import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Progress on stderr: only on a terminal, and only once a run has taken long enough to wonder.
final class ProgressLine implements DoubleConsumer, AutoCloseable {
    private static final long PATIENCE_NANOS = 700_000_000L;
    private static final int STEPS = 1000;

    private final boolean wanted;
    private final boolean unicode;
    private final long startNanos = System.nanoTime();
    private @Nullable ProgressBar bar;

    ProgressLine(Terminal terminal) {
        this.wanted = terminal.errIsTerminal();
        this.unicode = terminal.charset().equals(StandardCharsets.UTF_8);
    }

    @Override
    public void accept(double done) {
        accept(done, "");
    }

    /// @param message what else to say, briefly
    void accept(double done, String message) {
        if (!wanted) {
            return;
        }
        ProgressBar shown = bar;
        if (shown == null) {
            if (System.nanoTime() - startNanos < PATIENCE_NANOS) {
                return;
            }
            shown = build();
            bar = shown;
        }
        shown.setExtraMessage(message);
        shown.stepTo(Math.round(done * STEPS));
    }

    /// Removes the bar.
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private ProgressBar build() {
        return new ProgressBarBuilder()
                .setTaskName("running")
                .setInitialMax(STEPS)
                .setStyle(unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, Page.WIDTH - 1))
                .clearDisplayOnFinish()
                .build();
    }
}
