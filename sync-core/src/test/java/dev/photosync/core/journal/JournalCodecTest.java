package dev.photosync.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Ordering;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JournalCodecTest {
    private static final Revision PLAIN = Revision.imported(ImmutableList.of(), 1_000);

    @Test
    void readsBackEveryRecordItWrites() throws CorruptJournalException {
        for (long seed = 0; seed < 200; seed++) {
            Log log = Log.random(seed, 20);
            Recovered recovered = JournalReader.recover(log.bytes());
            assertThat(recovered).as("seed=%d", seed).isEqualTo(log.prefix(20, log.bytes().length));
        }
    }

    @Test
    void readsBackALargePage() throws CorruptJournalException {
        JournalRecord page =
                new JournalRecord.PageApplied(
                        new RandomRecords(7).changes(5_000), new Cursor(3, 9_000_000_000L));
        assertThat(JournalReader.recover(JournalCodec.encode(page)).records())
                .containsExactly(page);
    }

    @Test
    void keepsTheDocumentedLayout() {
        JournalRecord record =
                new JournalRecord.PageApplied(
                        ImmutableList.of(
                                new RecordChange(
                                        new AssetId(1, 2),
                                        PLAIN.withFavourite(true)
                                                .withAlbums(ImmutableSortedSet.of("é")))),
                        new Cursor(1, 300));
        assertThat(HexFormat.of().formatHex(JournalCodec.encode(record)))
                .isEqualTo(
                        "fa"
                                + "01"
                                + "0000001e"
                                + "ec7c3767"
                                + "01"
                                + "01"
                                + "ac02"
                                + "01"
                                + "0000000000000001"
                                + "0000000000000002"
                                + "04"
                                + "02"
                                + "d00f"
                                + "00"
                                + "01"
                                + "02"
                                + "c3a9");
    }

    @Test
    void readsBackARecordKindThatNoReleaseDefines() throws CorruptJournalException {
        for (int kind : new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}) {
            JournalRecord record =
                    new JournalRecord.ListingApplied(
                            ImmutableList.of(
                                    new RecordChange(
                                            new AssetId(1, 2), PLAIN.withRecordKind(kind))));
            assertThat(JournalReader.recover(JournalCodec.encode(record)).records())
                    .containsExactly(record);
        }
    }

    @Test
    void writesAZoneLostInElevenBytes() {
        assertThat(JournalCodec.encode(new JournalRecord.ZoneLost())).hasSize(11);
    }

    @Test
    void writesEqualRecordsAlikeWhateverTheOrderOfTheirAlbums() throws CorruptJournalException {
        ImmutableSortedSet<String> backwards =
                ImmutableSortedSet.orderedBy(Ordering.<String>natural().reverse())
                        .add("a", "b", "c")
                        .build();
        byte[] natural = JournalCodec.encode(agreed(ImmutableSortedSet.copyOf(backwards.asList())));
        assertThat(JournalCodec.encode(agreed(backwards))).isEqualTo(natural);
        assertThat(JournalReader.recover(natural).tornBytes()).isZero();
    }

    @Test
    void writesAnAlbumNameLongerThanItsBuffer() throws CorruptJournalException {
        JournalRecord record = agreed(ImmutableSortedSet.of("é".repeat(5_000)));
        assertThat(JournalReader.recover(JournalCodec.encode(record)).records())
                .containsExactly(record);
    }

    @Test
    void refusesAnAlbumNameThatUtf8CannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JournalCodec.encode(agreed(ImmutableSortedSet.of("a\uD83D"))))
                .withMessageContaining("surrogate");
    }

    private static JournalRecord agreed(ImmutableSortedSet<String> albums) {
        return new JournalRecord.Agreed(
                ImmutableList.of(new RecordChange(new AssetId(1, 2), PLAIN.withAlbums(albums))));
    }
}
