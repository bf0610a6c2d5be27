package dev.photosync.core.library;

import com.google.common.collect.ImmutableList;
import java.util.SplittableRandom;

/// Families of ids to test snapshots with, and revisions told apart by a number.
///
/// Each family has few enough ids that random operations often meet one again.
enum Keys {
    /// As real ids are.
    UNIFORM {
        @Override
        AssetId draw(SplittableRandom random) {
            int number = random.nextInt(600);
            return new AssetId(Mix.of(number), Mix.of(number + 600L));
        }
    },
    /// Equal but for the last ten bits.
    LAST_BITS {
        @Override
        AssetId draw(SplittableRandom random) {
            return new AssetId(0x8123_4567_89AB_CDEFL, (-1L << 10) | random.nextInt(1 << 10));
        }
    },
    /// Equal but for the ten bits across the two words.
    MIDDLE_BITS {
        @Override
        AssetId draw(SplittableRandom random) {
            long bits = random.nextInt(1 << 10);
            return new AssetId(bits >>> 5, bits << 59);
        }
    },
    /// All ones up to some bit, then all zeros, or the other way about: the deepest, least even
    /// trie.
    STEPS {
        @Override
        AssetId draw(SplittableRandom random) {
            int ones = random.nextInt(129);
            long high = ones == 0 ? 0 : -1L << Math.max(0, 64 - ones);
            long low = ones <= 64 ? 0 : -1L << (128 - ones);
            return random.nextBoolean() ? new AssetId(high, low) : new AssetId(~high, ~low);
        }
    },
    /// Some of each.
    MIXED {
        @Override
        AssetId draw(SplittableRandom random) {
            return switch (random.nextInt(4)) {
                case 0 -> UNIFORM.draw(random);
                case 1 -> LAST_BITS.draw(random);
                case 2 -> MIDDLE_BITS.draw(random);
                default -> STEPS.draw(random);
            };
        }
    };

    abstract AssetId draw(SplittableRandom random);

    /// A revision that equals another only if it has the same number.
    static Revision revision(long number) {
        return Revision.imported(ImmutableList.of(), number);
    }

    /// A snapshot of so many assets with uniform ids, built from scratch.
    static LibrarySnapshot.Builder uniform(int size) {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        for (int i = 0; i < size; i++) {
            builder.add(uniformId(i), revision(i));
        }
        return builder;
    }

    static AssetId uniformId(int number) {
        return new AssetId(Mix.of(number), Mix.of(number, 1));
    }
}
