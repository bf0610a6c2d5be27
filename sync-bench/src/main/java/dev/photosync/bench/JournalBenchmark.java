package dev.photosync.bench;

import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.journal.CorruptJournalException;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalCodec;
import dev.photosync.core.journal.JournalReader;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.journal.Recovered;
import dev.photosync.core.library.LibrarySnapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A record of the journal, a page of 250 changes taken in: written, read back, and applied to the
/// cloud's tree. An operation is one change. Floor: the checksum of as many bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class JournalBenchmark {
    private static final int CHANGES = 250;
    private static final int ASSETS = 100_000;

    private JournalRecord record = new JournalRecord.ZoneLost();
    private byte[] frame = {};
    private EngineImage image = EngineImage.EMPTY;

    @Setup
    public void draw() throws CorruptJournalException {
        LibrarySnapshot library = Libraries.snapshot(Libraries.draw(ASSETS, 1));
        record =
                new JournalRecord.PageApplied(
                        Libraries.changes(library, CHANGES), new Cursor(1, CHANGES));
        frame = JournalCodec.encode(record);
        image = new EngineImage(library, library, new Cursor(1, 0));
        if (!readRecord().records().equals(List.of(record))) {
            throw new IllegalStateException("what was written is not read back");
        }
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public byte[] writeRecord() {
        return JournalCodec.encode(record);
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public Recovered readRecord() throws CorruptJournalException {
        return JournalReader.recover(frame);
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public EngineImage applyRecord() {
        return image.apply(record);
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public long floorChecksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(frame);
        return checksum.getValue();
    }
}
