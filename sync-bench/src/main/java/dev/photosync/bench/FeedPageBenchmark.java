package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Reply.ChangePage;
import dev.photosync.core.codec.ChangePageCodec;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.library.LibrarySnapshot;
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

/// A page of the change feed, 250 changes, as the cloud would send it: written and read back. An
/// operation is one change. Floor: the checksum of as many bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class FeedPageBenchmark {
    private static final int CHANGES = 250;
    private static final int ASSETS = 100_000;

    private ChangePage page =
            new ChangePage(ImmutableList.of(), Cursor.START, false, 0, ImmutableSet.of());
    private byte[] bytes = {};

    @Setup
    public void draw() throws MalformedException {
        LibrarySnapshot library = Libraries.snapshot(Libraries.draw(ASSETS, 1));
        page =
                new ChangePage(
                        Libraries.changes(library, CHANGES),
                        new Cursor(1, CHANGES),
                        true,
                        200_000_000_000L,
                        ImmutableSet.of());
        bytes = ChangePageCodec.encode(page);
        if (page.changes().size() != CHANGES || !readPage().equals(page)) {
            throw new IllegalStateException("what was written is not read back");
        }
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public byte[] writePage() {
        return ChangePageCodec.encode(page);
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public ChangePage readPage() throws MalformedException {
        return ChangePageCodec.decode(bytes);
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public long floorChecksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
