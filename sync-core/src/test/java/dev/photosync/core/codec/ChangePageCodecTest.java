package dev.photosync.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.Bytes;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply.ChangePage;
import dev.photosync.core.journal.JournalCodec;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.journal.RandomRecords;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Revision;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChangePageCodecTest {
    private static final Revision REVISION = Revision.imported(ImmutableList.of(), 1_000);
    private static final ChangePage EMPTY =
            new ChangePage(ImmutableList.of(), Cursor.START, false, 0, ImmutableSet.of());

    @Test
    void readsBackEveryPageItWrites() throws MalformedException {
        for (long seed = 0; seed < 2_000; seed++) {
            ChangePage page = new RandomRecords(seed).page(20);
            byte[] bytes = ChangePageCodec.encode(page);
            ChangePage decoded = ChangePageCodec.decode(bytes);
            assertThat(decoded).as("seed=%d", seed).isEqualTo(page);
            assertThat(ChangePageCodec.encode(decoded)).as("seed=%d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void readsBackALargePage() throws MalformedException {
        ChangePage page = new RandomRecords(7).page(5_000);
        assertThat(page.changes().size()).isGreaterThan(1_000);
        assertThat(ChangePageCodec.decode(ChangePageCodec.encode(page))).isEqualTo(page);
    }

    @Test
    void keepsTheOrderOfTheOpenUploads() throws MalformedException {
        ContentHash first = new ContentHash(2, 0, 0, 0);
        ContentHash second = new ContentHash(1, 0, 0, 0);
        ChangePage page = uploading(ImmutableSet.of(first, second));
        assertThat(ChangePageCodec.decode(ChangePageCodec.encode(page)).openUploads())
                .containsExactly(first, second);
    }

    @Test
    void keepsTheDocumentedLayout() {
        ChangePage page =
                new ChangePage(
                        ImmutableList.of(new RecordChange(new AssetId(1, 2), REVISION)),
                        new Cursor(1, 300),
                        true,
                        -3,
                        ImmutableSet.of(new ContentHash(4, 5, 6, 7)));
        assertThat(HexFormat.of().formatHex(ChangePageCodec.encode(page)))
                .isEqualTo(
                        "fc"
                                + "01"
                                + "0000003d"
                                + "81bfa44c"
                                + "01"
                                + "ac02"
                                + "01"
                                + "05"
                                + "01"
                                + "0000000000000004"
                                + "0000000000000005"
                                + "0000000000000006"
                                + "0000000000000007"
                                + "01"
                                + "0000000000000001"
                                + "0000000000000002"
                                + "00"
                                + "02"
                                + "d00f"
                                + "00"
                                + "00");
    }

    @Test
    void refusesAnAlbumNameThatUtf8CannotHold() {
        Revision revision = REVISION.withAlbums(ImmutableSortedSet.of("a\uD83D"));
        ChangePage page =
                new ChangePage(
                        ImmutableList.of(new RecordChange(new AssetId(1, 2), revision)),
                        Cursor.START,
                        false,
                        0,
                        ImmutableSet.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangePageCodec.encode(page))
                .withMessageContaining("surrogate");
    }

    @Test
    void refusesEveryCut() {
        for (long seed = 0; seed < 100; seed++) {
            byte[] page = ChangePageCodec.encode(new RandomRecords(seed).page(6));
            for (int cut = 0; cut < page.length; cut++) {
                assertThat(refusal(Arrays.copyOf(page, cut)).damage().offset()).isBetween(0, cut);
            }
        }
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] page =
                ChangePageCodec.encode(uploading(ImmutableSet.of(new ContentHash(1, 2, 3, 4))));
        byte[] full = ChangePageCodec.encode(new RandomRecords(4).page(5));
        for (byte[] whole : new byte[][] {page, full}) {
            for (int offset = 0; offset < whole.length; offset++) {
                for (int xor = 1; xor < 256; xor++) {
                    byte[] damaged = whole.clone();
                    damaged[offset] ^= (byte) xor;
                    assertThat(refusal(damaged).damage().offset()).isBetween(0, Frame.HEADER_BYTES);
                }
            }
        }
    }

    /// The checksums are right here, so that only the decoder stands between the bytes and a page.
    @Test
    void readsAnyPayloadAsThePageWhoseEncodingItIsOrRefusesIt() {
        Random random = new Random(7);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] whole = ChangePageCodec.encode(new RandomRecords(round % 500).page(2));
            byte[] payload = Arrays.copyOfRange(whole, Frame.HEADER_BYTES, whole.length);
            payload[random.nextInt(payload.length)] = (byte) random.nextInt();
            byte[] cut = Arrays.copyOf(payload, payload.length - random.nextInt(2));
            byte[] sealed = sealed(1, out -> put(out, cut));
            try {
                ChangePage other = ChangePageCodec.decode(sealed);
                assertThat(ChangePageCodec.encode(other)).as("round=%d", round).isEqualTo(sealed);
                read++;
            } catch (MalformedException refusal) {
                assertThat(refusal.damage().offset()).isBetween(Frame.HEADER_BYTES, sealed.length);
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void refusesBytesAfterThePage() {
        byte[] page = ChangePageCodec.encode(EMPTY);
        assertThat(refusal(Bytes.concat(page, new byte[3])).damage())
                .isEqualTo(new Damage(page.length, "the end of the page", "bytes=3"));
    }

    @Test
    void refusesARecordOfTheJournal() {
        assertThat(refusal(JournalCodec.encode(new JournalRecord.ZoneLost())).damage())
                .isEqualTo(new Damage(0, "magic=fc", "magic=fa"));
    }

    @Test
    void refusesALaterVersion() {
        assertThat(refusal(sealed(2, out -> out.putByte(0))).damage())
                .isEqualTo(new Damage(1, "version=1", "version=2"));
    }

    @Test
    void refusesFlagsThatThisReleaseDoesNotKnow() {
        for (int flags = 2; flags < 256; flags++) {
            assertThat(refusal(payload(flags, out -> put(out, new byte[3]))).damage())
                    .isEqualTo(
                            new Damage(
                                    Frame.HEADER_BYTES + 2, "flags of 0 or 1", "flags=" + flags));
        }
    }

    @Test
    void refusesBytesAfterTheChanges() {
        MalformedException refusal = refusal(payload(0, out -> put(out, new byte[4])));
        assertThat(refusal.damage().expected()).isEqualTo("the end of the payload");
        assertThat(refusal.damage().found()).isEqualTo("bytes=1");
    }

    @Test
    void refusesNumbersThatAreNotInTheirShortestForm() {
        assertThat(refusal(payload(0, out -> put(out, new byte[] {(byte) 0x80, 0, 0, 0}))))
                .hasMessageContaining("shortest form");
    }

    @Test
    void refusesAnOpenUploadTwice() {
        byte[] twice =
                payload(
                        0,
                        out -> {
                            out.putSigned(0);
                            out.putVarint(3);
                            RevisionCodec.writeHash(out, new ContentHash(1, 2, 3, 4));
                            RevisionCodec.writeHash(out, new ContentHash(5, 6, 7, 8));
                            RevisionCodec.writeHash(out, new ContentHash(1, 2, 3, 4));
                            out.putVarint(0);
                        });
        assertThat(refusal(twice).damage())
                .isEqualTo(new Damage(Frame.HEADER_BYTES + 4, "each content once", "repeated=1"));
    }

    @Test
    void refusesCountsThatThePayloadCannotHold() {
        assertThat(refusal(payload(0, uploads(2, new byte[63]))))
                .hasMessageContaining("a count of at most 1")
                .hasMessageContaining("count=2");
        assertThat(refusal(payload(0, uploads(Long.MAX_VALUE, new byte[0]))))
                .hasMessageContaining("count=9223372036854775807");
        assertThat(refusal(payload(0, uploads(-1, new byte[0]))))
                .hasMessageContaining("count=18446744073709551615");
        assertThat(refusal(payload(0, changes(Integer.MAX_VALUE))))
                .hasMessageContaining("a count of at most 0")
                .hasMessageContaining("count=2147483647");
    }

    private static Consumer<PayloadWriter> uploads(long count, byte[] contents) {
        return out -> {
            out.putSigned(0);
            out.putVarint(count);
            put(out, contents);
        };
    }

    private static Consumer<PayloadWriter> changes(long count) {
        return out -> {
            out.putSigned(0);
            out.putVarint(0);
            out.putVarint(count);
        };
    }

    private static ChangePage uploading(ImmutableSet<ContentHash> uploads) {
        return new ChangePage(ImmutableList.of(), Cursor.START, false, 0, uploads);
    }

    /// A page with the first cursor and these flags, and then as given.
    private static byte[] payload(int flags, Consumer<PayloadWriter> rest) {
        return sealed(
                1,
                out -> {
                    CursorCodec.write(out, Cursor.START);
                    out.putByte(flags);
                    rest.accept(out);
                });
    }

    private static byte[] sealed(int version, Consumer<PayloadWriter> payload) {
        PayloadWriter out = new PayloadWriter();
        payload.accept(out);
        return Frame.seal(Frame.PAGE_MAGIC, version, out);
    }

    private static void put(PayloadWriter out, byte[] bytes) {
        for (byte b : bytes) {
            out.putByte(b);
        }
    }

    private static MalformedException refusal(byte[] bytes) {
        try {
            throw new AssertionError("must be refused: decoded=" + ChangePageCodec.decode(bytes));
        } catch (MalformedException refusal) {
            return refusal;
        }
    }
}
