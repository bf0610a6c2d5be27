package dev.photosync.cli;

import dev.photosync.sim.run.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The data of a report's page as one JSON object; docs/report.md describes the shape.
///
/// What a run has most of is packed: JSON, compressed, as Base64. Texts of a scenario are
/// untrusted: no character that HTML could take for its own leaves this class.
final class ReportJson {
    private ReportJson() {}

    /// @param again the command that repeats the run exactly
    /// @param fixes what was tried against a stall, as JSON; empty if nothing was
    static String text(RunReport report, String again, Optional<String> fixes) {
        Json json = new Json("report");
        json.raw("run", RunJson.text(report, again).strip());
        json.put("picture", packed(PictureJson.text(report)));
        fixes.ifPresentOrElse(f -> json.raw("fixes", f.strip()), () -> json.putNull("fixes"));
        return harmless(json.text().strip());
    }

    /// JSON's own characters are none of these, so that they stand in strings only.
    static String harmless(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
