package dev.photosync.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// What a measurement was made with.
final class Machine {
    private Machine() {}

    /// The day, the JVM and the processor, as a sentence.
    static String inWords() throws IOException {
        return "Measured on "
                + LocalDate.now()
                + " with "
                + System.getProperty("java.vm.name")
                + " "
                + System.getProperty("java.vm.version")
                + " on "
                + Runtime.getRuntime().availableProcessors()
                + " cores of "
                + processor()
                + ", "
                + System.getProperty("os.name")
                + (hugePages() ? ", memory in huge pages." : ".");
    }

    private static boolean hugePages() {
        return ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .contains("-XX:+UseTransparentHugePages");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            for (String line : Files.readAllLines(info)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }
}
