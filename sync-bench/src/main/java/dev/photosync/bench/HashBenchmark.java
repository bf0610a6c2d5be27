package dev.photosync.bench;

import dev.photosync.core.library.ContentHash;
import dev.photosync.sim.library.ImportedFolder;
import dev.photosync.sim.library.PhotoFolder;
import dev.photosync.sim.library.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A folder of photos as the importer reads it: found, recognised, hashed, their metadata read, on
/// all cores or on one. Floor: the JDK's SHA-256 over the same bytes, which are in memory then, on
/// one core. Peer: the same over the same files, in one read each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Djava.awt.headless=true")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HashBenchmark {
    private static final int PHOTOS = 8;
    private static final int PIXELS = 1_600;

    private final ForkJoinPool oneCore = new ForkJoinPool(1);
    private final List<byte[]> contents = new ArrayList<>();
    private Path folder = Path.of("");

    /// Noise, which JPEG compresses to the size of a usual photo.
    @Setup
    public void take() throws IOException, NoSuchAlgorithmException {
        folder = Files.createTempDirectory("photosync-hash");
        Random random = new Random(1);
        for (int photo = 0; photo < PHOTOS; photo++) {
            BufferedImage image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_3BYTE_BGR);
            for (int y = 0; y < PIXELS; y++) {
                for (int x = 0; x < PIXELS; x++) {
                    image.setRGB(x, y, random.nextInt());
                }
            }
            ImageIO.write(image, "jpg", file(photo).toFile());
            contents.add(Files.readAllBytes(file(photo)));
        }
        List<Picture> pictures = importFolder().pictures();
        for (int photo = 0; photo < PHOTOS; photo++) {
            ContentHash expected = ContentHash.ofDigest(sha256(contents.get(photo)));
            if (!pictures.get(photo).original().hash().equals(expected)) {
                throw new IllegalStateException("hashed wrongly: " + pictures.get(photo));
            }
        }
    }

    @TearDown
    public void remove() throws IOException {
        for (int photo = 0; photo < PHOTOS; photo++) {
            Files.delete(file(photo));
        }
        Files.delete(folder);
        oneCore.shutdown();
    }

    @Benchmark
    public ImportedFolder importFolder() {
        return PhotoFolder.read(folder);
    }

    @Benchmark
    public ImportedFolder importOnOneCore() {
        return oneCore.submit(this::importFolder).join();
    }

    @Benchmark
    public byte[] floorSha256() throws NoSuchAlgorithmException {
        byte[] last = {};
        for (byte[] content : contents) {
            last = sha256(content);
        }
        return last;
    }

    @Benchmark
    public byte[] filesSha256() throws IOException, NoSuchAlgorithmException {
        byte[] last = {};
        for (int photo = 0; photo < PHOTOS; photo++) {
            last = sha256(Files.readAllBytes(file(photo)));
        }
        return last;
    }

    private Path file(int photo) {
        return folder.resolve("IMG_" + photo + ".jpg");
    }

    private static byte[] sha256(byte[] content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }
}
