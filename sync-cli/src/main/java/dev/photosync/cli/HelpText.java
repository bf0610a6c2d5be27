package dev.photosync.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// Makes the help's footers fit any width: what is written in several lines of code is one
/// paragraph.
final class HelpText {
    private HelpText() {}

    /// Joins the lines of each footer of a command and those under it. A blank line ends a
    /// paragraph; a line that begins with a space stands for itself.
    static void joinParagraphs(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        usage.footer(joined(usage.footer()));
        command.getSubcommands().values().forEach(HelpText::joinParagraphs);
    }

    private static String[] joined(String... lines) {
        List<String> joined = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            boolean prose = !line.isBlank() && !line.startsWith(" ");
            if (open && prose) {
                joined.add(joined.removeLast() + " " + line);
            } else {
                joined.add(line);
            }
            open = prose && !line.endsWith("\\");
        }
        return joined.toArray(String[]::new);
    }
}
