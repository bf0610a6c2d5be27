package dev.photosync.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// Where the time of some work goes, by the samples that Java Flight Recorder takes of it.
///
/// A sample belongs to the innermost of our methods on its stack, so that what a collection of the
/// JDK does for a package counts as that package's. Collecting garbage is not sampled.
///
/// @param samples how many were taken
/// @param packages the share of each package, such as `core.engine`, the largest first
/// @param methods the share of each method, such as `Leaf.find`, the largest first
record Profile(int samples, Map<String, Double> packages, Map<String, Double> methods) {
    private static final String OURS = "dev.photosync.";
    private static final Duration PERIOD = Duration.ofMillis(10);

    /// Does the work under observation.
    static Profile of(Runnable work) {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.start();
            work.run();
            recording.stop();
            Path file = Files.createTempFile("photosync", ".jfr");
            try {
                recording.dump(file);
                return of(RecordingFile.readAllEvents(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile of(List<RecordedEvent> events) {
        Map<String, Integer> packages = new TreeMap<>();
        Map<String, Integer> methods = new TreeMap<>();
        int samples = 0;
        for (RecordedEvent event : events) {
            RecordedStackTrace stack = event.getStackTrace();
            if (stack == null) {
                continue;
            }
            RecordedMethod own =
                    stack.getFrames().stream()
                            .map(RecordedFrame::getMethod)
                            .filter(Objects::nonNull)
                            .filter(method -> method.getType().getName().startsWith(OURS))
                            .findFirst()
                            .orElse(null);
            if (own == null) {
                continue;
            }
            samples++;
            String type = own.getType().getName();
            int end = type.lastIndexOf('.');
            packages.merge(type.substring(OURS.length(), end), 1, Integer::sum);
            methods.merge(type.substring(end + 1) + "." + own.getName(), 1, Integer::sum);
        }
        return new Profile(samples, shares(packages, samples), shares(methods, samples));
    }

    private static Map<String, Double> shares(Map<String, Integer> counts, int samples) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                count -> (double) count.getValue() / samples,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    /// The largest of some shares, as in `core.engine 31 %, sim.cloud 20 %`.
    static String largest(Map<String, Double> shares, int most) {
        return shares.entrySet().stream()
                .limit(most)
                .map(share ->
                        String.format(
                                Locale.ROOT, "%s %.0f %%", share.getKey(), 100 * share.getValue()))
                .collect(Collectors.joining(", "));
    }
}
