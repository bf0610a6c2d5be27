package dev.photosync.core.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.Bytes;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.codec.Damage;
import dev.photosync.core.codec.Frame;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.codec.PayloadWriter;
import dev.photosync.core.codec.RevisionCodec;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
    private static final byte[] ZONE_LOST = JournalCodec.encode(new JournalRecord.ZoneLost());

    @Test
    void readsAnEmptyLogAsNoRecords() throws CorruptJournalException {
        assertThat(JournalReader.recover(new byte[0]))
                .isEqualTo(new Recovered(ImmutableList.of(), 0, 0));
    }

    @Test
    void recoversAPrefixFromEveryCut() throws CorruptJournalException {
        for (long seed = 0; seed < 30; seed++) {
            Log log = Log.random(seed, 8);
            for (int cut = 0; cut <= log.bytes().length; cut++) {
                Recovered recovered = JournalReader.recover(Arrays.copyOf(log.bytes(), cut));
                assertSame(recovered, log.prefix(log.framesBefore(cut), cut));
            }
        }
    }

    @Test
    void recoversAPrefixFromEveryCutWhoseRestIsZerosOrNoise() throws CorruptJournalException {
        for (long seed = 0; seed < 30; seed++) {
            Log log = Log.random(seed, 8);
            byte[] noise = new byte[log.bytes().length + 100];
            new Random(seed).nextBytes(noise);
            for (int cut = 0; cut < log.bytes().length; cut++) {
                byte[] zeroed = Arrays.copyOf(log.bytes(), noise.length);
                Arrays.fill(zeroed, cut, zeroed.length, (byte) 0);
                byte[] noisy = noise.clone();
                System.arraycopy(log.bytes(), 0, noisy, 0, cut);
                checkPrefix(log, cut, zeroed);
                checkPrefix(log, cut, noisy);
            }
        }
    }

    /// What follows the cut may by chance be what the cut frame's last bytes were, and complete it.
    private static void checkPrefix(Log log, int cut, byte[] bytes) throws CorruptJournalException {
        Recovered recovered = JournalReader.recover(bytes);
        int frames = recovered.records().size();
        assertThat(frames).isGreaterThanOrEqualTo(log.framesBefore(cut));
        assertSame(recovered, log.prefix(frames, bytes.length));
        assertThat(
                        Arrays.equals(
                                log.bytes(), 0, log.edges()[frames], bytes, 0, log.edges()[frames]))
                .isTrue();
    }

    @Test
    void dropsALastFrameOfWhichAMiddlePieceNeverReachedTheDisk() throws CorruptJournalException {
        Log log =
                Log.of(
                        ImmutableList.of(
                                new JournalRecord.ZoneLost(),
                                new JournalRecord.Agreed(new RandomRecords(4).changes(9))));
        assertThat(log.bytes().length).isGreaterThan(200);
        for (int from = ZONE_LOST.length; from + 16 <= log.bytes().length; from++) {
            byte[] holed = log.bytes().clone();
            Arrays.fill(holed, from, from + 16, (byte) 0);
            assertSame(JournalReader.recover(holed), log.prefix(1, holed.length));
        }
    }

    @Test
    void refusesEveryChangeOfAByteBeforeTheLastFrameAndDropsTheLastFrameOtherwise()
            throws CorruptJournalException {
        Log log = Log.random(11, 4);
        for (int offset = 0; offset < log.bytes().length; offset++) {
            for (int xor = 1; xor < 256; xor++) {
                checkDamage(log, offset, xor);
            }
        }
    }

    @Test
    void refusesOrDropsEveryFlippedBitOfManyHistories() throws CorruptJournalException {
        for (long seed = 100; seed < 115; seed++) {
            Log log = Log.random(seed, 8);
            for (int offset = 0; offset < log.bytes().length; offset++) {
                for (int bit = 0; bit < 8; bit++) {
                    checkDamage(log, offset, 1 << bit);
                }
            }
        }
    }

    private static void checkDamage(Log log, int offset, int xor) throws CorruptJournalException {
        byte[] damaged = log.with(offset, xor);
        int frame = log.framesBefore(offset);
        Recovered expected = log.prefix(frame, damaged.length);
        if (frame == log.records().size() - 1) {
            assertSame(JournalReader.recover(damaged), expected);
        } else {
            CorruptJournalException refusal = refusal(damaged);
            assertSame(refusal.salvaged(), expected);
            int offsetInFrame = refusal.damage().offset() - log.edges()[frame];
            assertThat(offsetInFrame >= 0 && offsetInFrame < Frame.HEADER_BYTES).isTrue();
            String message = String.valueOf(refusal.getMessage());
            assertThat(message.contains("offset=" + refusal.damage().offset() + " ")).isTrue();
            assertThat(message.contains("followed by a whole frame at offset=")).isTrue();
        }
    }

    @Test
    void neverReadsOtherRecordsFromALogDamagedAtRandom() {
        Random random = new Random(5);
        ImmutableList<Log> logs =
                LongStream.range(0, 50)
                        .mapToObj(seed -> Log.random(seed, 6))
                        .collect(ImmutableList.toImmutableList());
        for (int round = 0; round < 20_000; round++) {
            Log log = logs.get(round % logs.size());
            byte[] damaged = log.bytes().clone();
            int edits = 1 + random.nextInt(6);
            for (int i = 0; i < edits; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
            Recovered recovered = recoveredOrSalvaged(cut);
            assertSame(recovered, log.prefix(recovered.records().size(), cut.length));
        }
    }

    @Test
    void neverFailsOtherwiseOnArbitraryBytes() {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Recovered recovered = recoveredOrSalvaged(bytes);
            assertThat(recovered.validBytes() + recovered.tornBytes()).isEqualTo(bytes.length);
        }
    }

    /// The checksums are right here, so that only the decoder stands between the bytes and a
    /// record.
    @Test
    void readsAnyPayloadAsTheRecordWhoseEncodingItIsOrRefusesIt() {
        Random random = new Random(7);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            JournalRecord record = new RandomRecords(round % 500).record(2);
            byte[] whole = JournalCodec.encode(record);
            byte[] payload = Arrays.copyOfRange(whole, Frame.HEADER_BYTES, whole.length);
            payload[random.nextInt(payload.length)] = (byte) random.nextInt();
            byte[] sealed = sealed(1, out -> put(out, payload));
            Recovered recovered = recoveredOrSalvaged(sealed);
            for (JournalRecord other : recovered.records()) {
                assertThat(JournalCodec.encode(other)).as("round=%d", round).isEqualTo(sealed);
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void refusesAWholeFrameOfALaterVersionEvenAtTheEnd() {
        byte[] later = Bytes.concat(ZONE_LOST, sealed(2, out -> out.putByte(4)));
        CorruptJournalException refusal = refusal(later);
        assertThat(refusal.damage())
                .isEqualTo(
                        new Damage(
                                12, "version=1", "version=2 in a frame whose checksum is right"));
        assertThat(refusal.salvaged())
                .isEqualTo(new Recovered(ImmutableList.of(new JournalRecord.ZoneLost()), 11, 11));
    }

    @Test
    void takesAWholeFrameOfALaterVersionAsProofThatDamageIsNoTornTail() {
        byte[] torn = Arrays.copyOf(ZONE_LOST, 7);
        byte[] later = sealed(2, out -> out.putByte(4));
        assertThat(refusal(Bytes.concat(torn, later)).damage().found())
                .contains("followed by a whole frame at offset=7");
    }

    @Test
    void takesAFrameWithoutPayloadForNoFrame() throws CorruptJournalException {
        byte[] empty = sealed(1, out -> {});
        assertThat(empty).hasSize(Frame.HEADER_BYTES);
        assertThat(JournalReader.recover(Bytes.concat(ZONE_LOST, empty, empty)).tornBytes())
                .isEqualTo(20);
        assertThat(refusal(Bytes.concat(empty, ZONE_LOST)).damage().expected())
                .isEqualTo("a payload of at least one byte");
    }

    @Test
    void saysByWhereAPayloadHadToEnd() {
        byte[] header = Arrays.copyOf(ZONE_LOST, Frame.HEADER_BYTES);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Frame.at(header, 0, Frame.JOURNAL_MAGIC))
                .withMessageContaining("expected=[a payload that ends by offset=10]")
                .withMessageContaining("found=[payloadBytes=1]");
    }

    @Test
    void refusesWholeFramesItDoesNotUnderstand() {
        assertThat(decodingError(out -> out.putByte(0))).contains("kind=0");
        assertThat(decodingError(out -> out.putByte(5))).contains("kind=5");
        assertThat(decodingError(out -> put(out, new byte[] {4, 0}))).contains("bytes=1");
        assertThat(decodingError(out -> out.putByte(1)))
                .contains("expected=[a byte] found=[bytes=0");
    }

    @Test
    void saysWhichChecksumADamagedFrameHasAndWhichItShouldHave() {
        byte[] damaged = ZONE_LOST.clone();
        damaged[6] ^= (byte) 0x80;
        CorruptJournalException refusal = refusal(Bytes.concat(damaged, ZONE_LOST));
        String stored = HexFormat.of().formatHex(damaged, 6, 10);
        assertThat(refusal.damage().offset()).isEqualTo(6);
        assertThat(refusal.damage().expected())
                .isEqualTo("checksum=" + HexFormat.of().formatHex(ZONE_LOST, 6, 10));
        assertThat(refusal.damage().found()).startsWith("checksum=" + stored + ", followed by");
    }

    @Test
    void refusesCountsAndLengthsThatThePayloadCannotHold() {
        assertThat(decodingError(listing(out -> out.putVarint(Integer.MAX_VALUE))))
                .contains("a count of at most 0", "count=2147483647");
        assertThat(decodingError(listing(out -> out.putVarint(-1))))
                .contains("count=18446744073709551615");
        assertThat(
                        decodingError(
                                listing(out -> {
                                    out.putVarint(3);
                                    put(out, new byte[2 * RevisionCodec.LEAST_ENTRY_BYTES]);
                                })))
                .contains("a count of at most 2", "count=3");
        assertThat(decodingError(revision(0, out -> out.putVarint(1L << 40))))
                .contains("count=1099511627776");
        assertThat(
                        decodingError(
                                revision(
                                        0,
                                        out -> {
                                            out.putVarint(1);
                                            out.putVarint(1_000_000_000);
                                        })))
                .contains("count=1000000000");
    }

    @Test
    void refusesValuesThatNoEncoderWrites() {
        assertThat(decodingError(revision(3, out -> out.putVarint(0)))).contains("state=3");
        assertThat(decodingError(revision(8, resource(4, 1)))).contains("role=4");
        assertThat(decodingError(revision(8, resource(0, -1)))).contains("sizeBytes=-1");
        assertThat(decodingError(revision(16, resource(1, 1).andThen(resource(1, 1)))))
                .contains("a role after 1");
        assertThat(decodingError(revision(0, albums("b", "a")))).contains("ascending");
        assertThat(decodingError(revision(0, albums("a", "a")))).contains("ascending");
        assertThat(decodingError(revision(0, out -> put(out, new byte[] {1, 1, (byte) 0xFF}))))
                .contains("UTF-8");
    }

    @Test
    void refusesNumbersThatAreNotInTheirShortestForm() {
        byte[] padded = {(byte) 0x80, 0};
        byte[] tooLong = new byte[11];
        Arrays.fill(tooLong, (byte) 0x80);
        byte[] tooLarge = new byte[10];
        Arrays.fill(tooLarge, 0, 9, (byte) 0xFF);
        tooLarge[9] = 2;
        for (byte[] varint : new byte[][] {padded, tooLong, tooLarge}) {
            assertThat(decodingError(listing(out -> put(out, varint)))).contains("shortest form");
        }
        assertThat(
                        decodingError(
                                listing(out -> {
                                    out.putVarint(1);
                                    put(out, new byte[17]);
                                    out.putSigned(1L << 31);
                                    put(out, new byte[4]);
                                })))
                .contains("a number of 32 bits", "value=2147483648");
    }

    /// Every fourth byte begins what could be a frame that reaches far into the log.
    @Test
    void refusesALogMadeToLookLikeFramesEverywhereInBoundedTime() {
        byte[] log = new byte[1 << 26];
        for (int i = 0; i + 4 <= log.length; i += 4) {
            log[i] = Frame.JOURNAL_MAGIC;
        }
        ByteBuffer lengths = ByteBuffer.wrap(log);
        for (int i = 0; i + 8 <= log.length / 2; i += 8) {
            lengths.putInt(i + 2, log.length / 4);
        }
        CorruptJournalException refusal =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refusal(log));
        assertThat(refusal.damage().found())
                .contains("more that look like frames than are searched");
        assertThat(refusal.salvaged().tornBytes()).isEqualTo(log.length);
    }

    @Test
    void searchesAsManyDamagedFramesAsALogCanHold() throws CorruptJournalException {
        byte[] damaged = ZONE_LOST.clone();
        damaged[10] ^= 1;
        byte[] log = new byte[11 * 10_000];
        for (int i = 0; i < log.length; i += 11) {
            System.arraycopy(damaged, 0, log, i, 11);
        }
        assertThat(JournalReader.recover(log))
                .isEqualTo(new Recovered(ImmutableList.of(), 0, log.length));
        assertThat(refusal(Bytes.concat(log, ZONE_LOST)).damage().found())
                .contains("followed by a whole frame at offset=110000");
    }

    @Test
    void findsNoFrameInAnAlbumNamedLikeOne() throws CorruptJournalException {
        String name = new String(ZONE_LOST, ISO_8859_1);
        JournalRecord record =
                new JournalRecord.Agreed(
                        ImmutableList.of(
                                new RecordChange(
                                        new AssetId(1, 2),
                                        Revision.imported(ImmutableList.of(), 0)
                                                .withAlbums(ImmutableSortedSet.of(name)))));
        byte[] frame = JournalCodec.encode(record);
        for (int cut = 0; cut < frame.length; cut++) {
            assertThat(JournalReader.recover(Arrays.copyOf(frame, cut)).tornBytes()).isEqualTo(cut);
        }
    }

    /// As AssertJ compares, but without its cost where all is well: it is called very often.
    private static void assertSame(Recovered actual, Recovered expected) {
        if (!actual.equals(expected)) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static Recovered recoveredOrSalvaged(byte[] log) {
        try {
            return JournalReader.recover(log);
        } catch (CorruptJournalException refusal) {
            return refusal.salvaged();
        }
    }

    private static CorruptJournalException refusal(byte[] log) {
        try {
            throw new AssertionError("must be refused: recovered=" + JournalReader.recover(log));
        } catch (CorruptJournalException refusal) {
            return refusal;
        }
    }

    private static String decodingError(Consumer<PayloadWriter> payload) {
        byte[] log = Bytes.concat(ZONE_LOST, sealed(1, payload));
        CorruptJournalException refusal = refusal(log);
        assertThatExceptionOfType(CorruptJournalException.class)
                .isThrownBy(() -> JournalReader.recover(Bytes.concat(log, ZONE_LOST)))
                .withMessageContaining("checksum is right");
        assertThat(refusal.salvaged().validBytes()).isEqualTo(ZONE_LOST.length);
        assertThat(refusal.damage().offset()).isBetween(ZONE_LOST.length, log.length);
        return String.valueOf(refusal.getMessage());
    }

    private static byte[] sealed(int version, Consumer<PayloadWriter> payload) {
        PayloadWriter out = new PayloadWriter();
        payload.accept(out);
        return Frame.seal(Frame.JOURNAL_MAGIC, version, out);
    }

    private static Consumer<PayloadWriter> listing(Consumer<PayloadWriter> rest) {
        return out -> {
            out.putByte(2);
            rest.accept(out);
        };
    }

    /// A listing of one record with an id, flags and three zero numbers, and then as given.
    private static Consumer<PayloadWriter> revision(int flags, Consumer<PayloadWriter> rest) {
        return listing(out -> {
            out.putVarint(1);
            put(out, new byte[16]);
            out.putByte(flags);
            put(out, new byte[3]);
            rest.accept(out);
            // Room, so that it is not for its size that the list is refused.
            put(out, new byte[8]);
        });
    }

    private static Consumer<PayloadWriter> resource(int flags, long sizeBytes) {
        return out -> {
            out.putByte(flags);
            put(out, new byte[32]);
            out.putVarint(sizeBytes);
        };
    }

    private static Consumer<PayloadWriter> albums(String... names) {
        return out -> {
            out.putVarint(names.length);
            for (String name : names) {
                out.putText(name);
            }
        };
    }

    private static void put(PayloadWriter out, byte[] bytes) {
        for (byte value : bytes) {
            out.putByte(value);
        }
    }
}
