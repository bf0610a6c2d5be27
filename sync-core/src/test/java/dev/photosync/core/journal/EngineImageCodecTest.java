package dev.photosync.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Bytes;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.codec.CursorCodec;
import dev.photosync.core.codec.Frame;
import dev.photosync.core.codec.PayloadWriter;
import dev.photosync.core.codec.RevisionCodec;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EngineImageCodecTest {
    private static final AssetId FIRST = new AssetId(1, 1);
    private static final AssetId SECOND = new AssetId(2, 2);
    private static final Revision REVISION = Revision.imported(ImmutableList.of(), 1_000);

    @Test
    void readsBackEveryImageItWrites() throws CorruptCheckpointException {
        for (int size = 0; size < 300; size += 1 + size / 20) {
            EngineImage image = new RandomRecords(size).image(size);
            byte[] checkpoint = EngineImageCodec.encode(image);
            EngineImage decoded = EngineImageCodec.decode(checkpoint);
            assertThat(decoded).as("size=%d", size).isEqualTo(image);
            assertThat(entries(decoded.remote())).isEqualTo(entries(image.remote()));
            assertThat(entries(decoded.base())).isEqualTo(entries(image.base()));
            assertThat(EngineImageCodec.encode(decoded)).isEqualTo(checkpoint);
        }
    }

    @Test
    void readsBackTheImageOfAnEngineThatNeverRan() throws CorruptCheckpointException {
        assertThat(EngineImageCodec.decode(EngineImageCodec.encode(EngineImage.EMPTY)))
                .isEqualTo(EngineImage.EMPTY);
    }

    @Test
    void readsBackATreeThatOnlyOneSideHas() throws CorruptCheckpointException {
        LibrarySnapshot tree = new RandomRecords(1).image(500).remote();
        EngineImage remoteOnly = new EngineImage(tree, LibrarySnapshot.empty(), Cursor.START);
        EngineImage baseOnly = new EngineImage(LibrarySnapshot.empty(), tree, Cursor.START);
        assertThat(EngineImageCodec.decode(EngineImageCodec.encode(remoteOnly)))
                .isEqualTo(remoteOnly);
        assertThat(EngineImageCodec.decode(EngineImageCodec.encode(baseOnly))).isEqualTo(baseOnly);
    }

    @Test
    void restoresWhatReplayingTheJournalOverACheckpointWould()
            throws CorruptCheckpointException, CorruptJournalException {
        for (long seed = 0; seed < 50; seed++) {
            Log log = Log.random(seed, 20);
            EngineImage live = EngineImage.EMPTY;
            EngineImage halfway = EngineImage.EMPTY;
            for (int i = 0; i < 20; i++) {
                live = live.apply(log.records().get(i));
                halfway = i == 9 ? live : halfway;
            }
            byte[] rest = Arrays.copyOfRange(log.bytes(), log.edges()[10], log.bytes().length);
            EngineImage restored = EngineImageCodec.decode(EngineImageCodec.encode(halfway));
            for (JournalRecord record : JournalReader.recover(rest).records()) {
                restored = restored.apply(record);
            }
            assertThat(restored).as("seed=%d", seed).isEqualTo(live);
        }
    }

    @Test
    void writesAndKeepsOnceWhatBaseAndRemoteShare() throws CorruptCheckpointException {
        LibrarySnapshot tree = new RandomRecords(2).image(1_000).remote();
        EngineImage agreed = new EngineImage(tree, tree, Cursor.START);
        EngineImage remoteOnly = new EngineImage(tree, LibrarySnapshot.empty(), Cursor.START);
        byte[] checkpoint = EngineImageCodec.encode(agreed);
        EngineImage decoded = EngineImageCodec.decode(checkpoint);
        assertThat(checkpoint.length).isLessThan(EngineImageCodec.encode(remoteOnly).length);
        assertThat(decoded.base()).isSameAs(decoded.remote());
    }

    @Test
    void refusesEveryCut() {
        byte[] checkpoint = EngineImageCodec.encode(new RandomRecords(3).image(12));
        for (int cut = 0; cut < checkpoint.length; cut++) {
            assertThat(refusal(Arrays.copyOf(checkpoint, cut)).damage().offset()).isBetween(0, cut);
        }
    }

    /// The header is whole, and says how much is lost.
    @Test
    void saysWhatACheckpointThatEndsAfterItsHeaderShouldHold() {
        byte[] checkpoint = EngineImageCodec.encode(EngineImage.EMPTY);
        CorruptCheckpointException refusal = refusal(Arrays.copyOf(checkpoint, Frame.HEADER_BYTES));
        assertThat(refusal.damage().offset()).isEqualTo(2);
        assertThat(refusal.damage().found())
                .isEqualTo("payloadBytes=" + (checkpoint.length - Frame.HEADER_BYTES));
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] checkpoint = EngineImageCodec.encode(new RandomRecords(4).image(5));
        for (int offset = 0; offset < checkpoint.length; offset++) {
            for (int xor = 1; xor < 256; xor++) {
                byte[] damaged = checkpoint.clone();
                damaged[offset] ^= (byte) xor;
                CorruptCheckpointException refusal = refusal(damaged);
                assertThat(refusal.getMessage())
                        .isEqualTo("a checkpoint must be whole: " + refusal.damage());
            }
        }
    }

    @Test
    void refusesBytesAfterTheCheckpoint() {
        byte[] checkpoint = EngineImageCodec.encode(EngineImage.EMPTY);
        CorruptCheckpointException refusal = refusal(Bytes.concat(checkpoint, new byte[3]));
        assertThat(refusal.damage().offset()).isEqualTo(checkpoint.length);
        assertThat(refusal.damage().found()).isEqualTo("bytes=3");
    }

    @Test
    void refusesARecordOfTheJournal() {
        assertThat(refusal(JournalCodec.encode(new JournalRecord.ZoneLost())).damage().found())
                .isEqualTo("magic=fa");
    }

    @Test
    void refusesALaterVersion() {
        PayloadWriter out = new PayloadWriter();
        out.putByte(0);
        CorruptCheckpointException refusal = refusal(Frame.seal(Frame.IMAGE_MAGIC, 2, out));
        assertThat(refusal.damage().expected()).isEqualTo("version=1");
        assertThat(refusal.damage().found()).isEqualTo("version=2");
    }

    @Test
    void refusesTreesThatNoEncoderWrites() {
        assertThat(
                        decodingError(out -> {
                            out.putVarint(2);
                            entry(out, SECOND);
                            entry(out, FIRST);
                            out.putVarint(0);
                        }))
                .contains("an id after " + SECOND);
        assertThat(
                        decodingError(out -> {
                            out.putVarint(0);
                            out.putVarint(1);
                            RevisionCodec.writeId(out, FIRST);
                            out.putByte(0);
                        }))
                .contains("an asset that differs");
        assertThat(
                        decodingError(out -> {
                            out.putVarint(0);
                            out.putVarint(1);
                            RevisionCodec.writeId(out, FIRST);
                            out.putByte(2);
                        }))
                .contains("tag=2");
        assertThat(
                        decodingError(out -> {
                            out.putVarint(0);
                            out.putVarint(0);
                            out.putByte(0);
                        }))
                .contains("the end of the payload");
        assertThat(decodingError(out -> out.putVarint(1L << 33))).contains("count=8589934592");
    }

    @Test
    void refusesAnAssetTwice() {
        String error =
                decodingError(out -> {
                    out.putVarint(2);
                    entry(out, FIRST);
                    entry(out, FIRST);
                    out.putVarint(0);
                });
        assertThat(error).contains("an id after " + FIRST);
    }

    private static void entry(PayloadWriter out, AssetId id) {
        RevisionCodec.writeId(out, id);
        RevisionCodec.write(out, REVISION);
    }

    private static String decodingError(Consumer<PayloadWriter> trees) {
        PayloadWriter out = new PayloadWriter();
        CursorCodec.write(out, Cursor.START);
        trees.accept(out);
        return String.valueOf(refusal(Frame.seal(Frame.IMAGE_MAGIC, 1, out)).getMessage());
    }

    private static CorruptCheckpointException refusal(byte[] checkpoint) {
        try {
            throw new AssertionError(
                    "must be refused: decoded=" + EngineImageCodec.decode(checkpoint));
        } catch (CorruptCheckpointException refusal) {
            return refusal;
        }
    }

    private static ImmutableMap<AssetId, Revision> entries(LibrarySnapshot tree) {
        ImmutableMap.Builder<AssetId, Revision> entries = ImmutableMap.builder();
        tree.forEach(entries::put);
        return entries.build();
    }
}
