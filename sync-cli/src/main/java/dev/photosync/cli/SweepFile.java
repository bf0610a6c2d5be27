package dev.photosync.cli;

import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.sweep.Grid;
import dev.photosync.sim.sweep.Measures;
import dev.photosync.sim.sweep.Sweep;
import dev.photosync.sim.sweep.SweepTable;
import dev.photosync.sim.text.WordingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The table of a sweep on disk, to which each run is added as it is known, so that a sweep can go
/// on where it was broken off.
///
/// What is there is never overwritten: a file of another sweep is refused, and of a line that was
/// not written to its end nothing is lost but that line.
final class SweepFile implements AutoCloseable {
    private static final int MOST_BYTES = 256 << 20;

    private final String name;
    private final FileChannel channel;
    private final SweepTable table;
    private final ImmutableMap<Grid.Cell, Measures> known;

    private SweepFile(String name, FileChannel channel, SweepTable table) throws IOException {
        this.name = name;
        this.channel = channel;
        this.table = table;
        lock();
        if (channel.size() > MOST_BYTES) {
            throw new UsageException(name + ": is too large for the table of a sweep");
        }
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        String lines = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        String cut = new String(bytes, whole, bytes.length - whole, StandardCharsets.UTF_8);
        if (lines.isEmpty() && !table.header().startsWith(cut)) {
            throw new UsageException(name + ": is no table of a sweep; nothing was written to it");
        }
        this.known = lines.isEmpty() ? ImmutableMap.of() : table.read(lines);
        channel.truncate(whole);
        channel.position(whole);
        if (lines.isEmpty()) {
            write(table.header());
        }
    }

    /// Opens the table, a new one or one to go on with.
    ///
    /// @throws UsageException if that cannot be done, or the file is of something else; it is then
    ///   as it was
    static SweepFile open(String name, SweepTable table) {
        OutputFile.ofTable(name);
        FileChannel channel = null;
        SweepFile opened = null;
        try {
            channel =
                    FileChannel.open(
                            Path.of(name),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE);
            opened = new SweepFile(name, channel, table);
            return opened;
        } catch (WordingException e) {
            throw new UsageException(name + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be written: " + e.getMessage());
        } finally {
            if (opened == null && channel != null) {
                closeQuietly(channel);
            }
        }
    }

    /// The runs of the sweep that it has already.
    ImmutableMap<Grid.Cell, Measures> known() {
        return known;
    }

    /// Adds a run.
    ///
    /// @throws UsageException if it cannot be written
    void append(Sweep.Row row) {
        try {
            write(table.line(row));
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be written: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by another sweep of this process.
        }
        throw new UsageException(name + ": another sweep is writing to it");
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Every line has been written, or its loss has been told.
        }
    }
}
