package dev.photosync.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Revision;
import dev.photosync.core.sketch.SketchDecoder.Progress;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
    private static final int SIZE = 20_000;

    private final LibrarySnapshot own = library(SIZE);

    private static AssetId id(int number) {
        return new AssetId(Mix.of(number), Mix.of(number, 1));
    }

    private static Revision revision(int number) {
        return Revision.imported(ImmutableList.of(), number);
    }

    private static LibrarySnapshot library(int size) {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        for (int i = 0; i < size; i++) {
            builder.add(id(i), revision(i));
        }
        return builder.build();
    }

    /// A library that differs in so many assets: edited, added and missing ones in turn.
    private LibrarySnapshot changed(int changes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LibrarySnapshot other = own;
        Set<Integer> taken = new TreeSet<>();
        while (taken.size() < changes) {
            int number = random.nextInt(SIZE);
            if (!taken.add(number)) {
                continue;
            }
            other =
                    switch (taken.size() % 3) {
                        case 0 -> other.with(id(number), revision(number + SIZE));
                        case 1 -> other.with(id(number + SIZE), revision(number));
                        default -> other.without(id(number));
                    };
        }
        return other;
    }

    private static Set<Long> entries(LibrarySnapshot library) {
        Set<Long> entries = new TreeSet<>();
        library.forEachDigest((_, _, digest) -> entries.add(digest));
        return entries;
    }

    private static Set<Long> onlyIn(LibrarySnapshot library, LibrarySnapshot other) {
        Set<Long> entries = entries(library);
        entries.removeAll(entries(other));
        return entries;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 100, 1_000, 5_000})
    void findsExactlyTheEntriesThatOnlyOneOfTwoLibrariesHas(int changes) {
        LibrarySnapshot other = changed(changes, changes);
        SketchDecoder decoder = new SketchDecoder(own);
        assertThat(decoder.take(Sketch.of(other, 0, 4 * changes + 10))).isEqualTo(Progress.DONE);
        assertThat(decoder.missing().asList())
                .containsExactlyInAnyOrderElementsOf(onlyIn(other, own));
        assertThat(decoder.surplus().asList())
                .containsExactlyInAnyOrderElementsOf(onlyIn(own, other));
    }

    @Test
    void needsAboutOneAndAHalfCellsForAnEntryThatDiffers() {
        int entries = 0;
        int cells = 0;
        for (int seed = 0; seed < 20; seed++) {
            LibrarySnapshot other = changed(150, seed);
            SketchDecoder decoder = new SketchDecoder(own);
            while (decoder.take(Sketch.of(other, decoder.taken(), 10)) == Progress.MORE) {}
            entries += decoder.missing().length() + decoder.surplus().length();
            cells += decoder.taken();
        }
        assertThat((double) cells / entries).isBetween(1.2, 1.6);
    }

    @Test
    void hasTheSameCellsWhetherAskedForAtOnceOrInPieces() {
        LibrarySnapshot other = changed(300, 1);
        SketchDecoder pieces = new SketchDecoder(own);
        SketchDecoder whole = new SketchDecoder(own);
        int cells = 1;
        while (pieces.take(Sketch.of(other, pieces.taken(), cells)) == Progress.MORE) {
            cells = 1 + pieces.taken() / 3;
        }
        assertThat(whole.take(Sketch.of(other, 0, pieces.taken()))).isEqualTo(Progress.DONE);
        assertThat(whole.missing().asList())
                .containsExactlyInAnyOrderElementsOf(pieces.missing().asList());
    }

    @Test
    void refusesCellsThatDoNotComeNext() {
        SketchDecoder decoder = new SketchDecoder(own);
        assertThat(decoder.take(Sketch.of(own, 5, 10))).isEqualTo(Progress.MALFORMED);
        assertThat(decoder.take(Sketch.of(own, 0, 0))).isEqualTo(Progress.MALFORMED);
        assertThatThrownBy(() -> Sketch.of(own, -1, 5)).hasMessageContaining("first=-1");
        assertThatThrownBy(() -> Sketch.of(own, 0, Sketch.MAX_CELLS + 1))
                .hasMessageContaining("maximum=");
    }

    /// Cells of any content: noise, and such that each of them seems to hold one entry.
    @Test
    void comesToAnEndWithCellsThatAreNoLibrarys() {
        SplittableRandom random = new SplittableRandom(7);
        LibrarySnapshot few = library(20);
        for (int i = 0; i < 3_000; i++) {
            int size = 1 + random.nextInt(60);
            long[] sums = random.longs(size).toArray();
            int[] checks = new int[size];
            byte[] counts = new byte[size];
            boolean plausible = random.nextBoolean();
            for (int cell = 0; cell < size; cell++) {
                if (plausible && cell > 0 && random.nextBoolean()) {
                    sums[cell] = sums[cell - 1];
                }
                checks[cell] = plausible ? Cells.check(sums[cell]) : random.nextInt();
                counts[cell] = (byte) (random.nextBoolean() ? 1 : -1);
            }
            SketchDecoder decoder = new SketchDecoder(plausible ? LibrarySnapshot.empty() : few);
            decoder.take(Sketch.received(0, sums, checks, counts));
            assertThat(decoder.missing().length() + decoder.surplus().length())
                    .isLessThanOrEqualTo(size);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "30, 15, 60", "300, 200, 450", "6000, 4000, 9000"})
    void guessesFromSamplesHowManyAssetsDiffer(int changes, int least, int most) {
        RangeSample sample = RangeSample.of(own);
        for (int seed = 0; seed < 10; seed++) {
            RangeSample other = RangeSample.of(changed(changes, seed));
            assertThat(sample.differing(other)).isBetween((long) least, (long) most);
        }
    }

    @Test
    void guessesWithoutBoundWhenEverythingDiffers() {
        LibrarySnapshot.Builder others = LibrarySnapshot.builder();
        for (int i = 0; i < SIZE; i++) {
            others.add(id(i), revision(i + 1));
        }
        long guess = RangeSample.of(own).differing(RangeSample.of(others.build()));
        assertThat(guess).isGreaterThan(SIZE / 2);
        assertThat(Sketch.cellsFor(guess, SIZE, SIZE)).isZero();
    }

    /// A first sketch is one cell too long rather than one too short: another takes a round trip.
    @Test
    void sendsEnoughCellsAtFirstMoreOftenThanNot() {
        int enough = 0;
        for (int seed = 0; seed < 40; seed++) {
            LibrarySnapshot other = changed(100, seed);
            long guess = RangeSample.of(other).differing(RangeSample.of(own));
            int cells = Sketch.cellsFor(guess, other.size(), own.size());
            SketchDecoder decoder = new SketchDecoder(own);
            enough += decoder.take(Sketch.of(other, 0, cells)) == Progress.DONE ? 1 : 0;
        }
        assertThat(enough).isGreaterThanOrEqualTo(36);
    }
}
