package dev.photosync.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingsTest {
    private record Held(Rendition rendition, boolean stale, long bytes, int lastUsed) {}

    private static final Held NOTHING = new Held(Rendition.NONE, false, 0, 0);

    private static Held held(Holdings holdings, AssetId id) {
        return new Held(
                holdings.rendition(id),
                holdings.stale(id),
                holdings.bytes(id),
                holdings.lastUsed(id));
    }

    /// Spread ids as real ones are, and ids that all fall into one slot.
    private static AssetId id(int number, boolean spread) {
        return spread
                ? new AssetId(Mix.of(number), Mix.of(number, 1))
                : new AssetId(number, 0x1234_0000L);
    }

    @ParameterizedTest
    @CsvSource({"true, 30", "true, 3000", "false, 30", "false, 400"})
    void behavesLikeAMapUnderRandomUseAndGrowth(boolean spread, int ids) {
        SplittableRandom random = new SplittableRandom(ids);
        Holdings holdings = new Holdings();
        Map<AssetId, Held> model = new HashMap<>();
        long total = 0;
        for (int i = 0; i < 20 * ids; i++) {
            AssetId id = id(random.nextInt(ids), spread);
            Held before = model.getOrDefault(id, NOTHING);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    Rendition rendition = Rendition.values()[random.nextInt(3)];
                    long bytes = random.nextLong(1L << 40);
                    holdings.set(id, rendition, bytes, i);
                    total += bytes - before.bytes();
                    model.put(id, new Held(rendition, false, bytes, i));
                }
                case 2 -> {
                    holdings.markStale(id, ImmutableList.of());
                    model.computeIfPresent(
                            id,
                            (key, held) ->
                                    new Held(
                                            held.rendition(), true, held.bytes(), held.lastUsed()));
                }
                default -> {
                    holdings.touch(id, i);
                    int now = i;
                    model.computeIfPresent(
                            id,
                            (key, held) ->
                                    new Held(held.rendition(), held.stale(), held.bytes(), now));
                }
            }
            Held expected = model.getOrDefault(id, NOTHING);
            assertThat(held(holdings, id)).isEqualTo(expected);
            assertThat(holdings.current(id))
                    .isEqualTo(expected.stale() ? Rendition.NONE : expected.rendition());
            assertThat(holdings.totalBytes()).isEqualTo(total);
        }
        for (Holdings one : List.of(holdings, holdings.copy())) {
            for (Rendition rendition : Rendition.values()) {
                assertThat(one.count(rendition))
                        .isEqualTo(
                                model.values().stream()
                                        .filter(held -> !held.stale())
                                        .filter(held -> held.rendition() == rendition)
                                        .count());
            }
        }
        for (int number = 0; number < ids; number++) {
            AssetId id = id(number, spread);
            assertThat(held(holdings, id)).isEqualTo(model.getOrDefault(id, NOTHING));
        }
    }

    @Test
    void knowsWhichFilesAStaleOriginalHas() {
        Resource had = new Resource(ResourceRole.ORIGINAL, new ContentHash(1, 1, 1, 1), 10, false);
        Resource edit = new Resource(ResourceRole.EDIT, new ContentHash(2, 2, 2, 2), 5, false);
        AssetId id = id(1, true);
        Holdings holdings = new Holdings();
        assertThat(holdings.hasFile(id, had.hash())).isFalse();
        holdings.set(id, Rendition.ORIGINAL, 10, 1);
        assertThat(holdings.hasFile(id, had.hash())).isTrue();
        holdings.markStale(id, ImmutableList.of(had));
        holdings.markStale(id, ImmutableList.of(had, edit));
        assertThat(holdings.hasFile(id, had.hash())).isTrue();
        assertThat(holdings.hasFile(id, edit.hash())).isFalse();
        assertThat(holdings.copy().hasFile(id, edit.hash())).isFalse();
        holdings.set(id, Rendition.ORIGINAL, 15, 2);
        assertThat(holdings.hasFile(id, edit.hash())).isTrue();
        holdings.set(id, Rendition.OPTIMISED, 1, 3);
        assertThat(holdings.hasFile(id, had.hash())).isFalse();
    }

    @Test
    void copiesIndependently() {
        Holdings holdings = new Holdings();
        holdings.set(id(1, true), Rendition.ORIGINAL, 10, 1);
        Holdings copy = holdings.copy();
        holdings.set(id(1, true), Rendition.NONE, 0, 2);
        copy.set(id(2, true), Rendition.OPTIMISED, 5, 3);
        assertThat(held(copy, id(1, true))).isEqualTo(new Held(Rendition.ORIGINAL, false, 10, 1));
        assertThat(copy.totalBytes()).isEqualTo(15);
        assertThat(holdings.totalBytes()).isZero();
        assertThat(held(holdings, id(2, true))).isEqualTo(NOTHING);
    }

    @Test
    void saysHowManyAssetsItHoldsAndHowManyBytes() {
        Holdings holdings = new Holdings();
        holdings.set(id(1, true), Rendition.ORIGINAL, 10, 1);
        holdings.set(id(2, true), Rendition.OPTIMISED, 5, 2);
        holdings.set(id(2, true), Rendition.OPTIMISED, 6, 3);
        assertThat(holdings).hasToString("Holdings size=2 totalBytes=16");
    }

    @Test
    void remembersItsNewestUse() {
        Holdings holdings = new Holdings();
        holdings.set(id(1, true), Rendition.ORIGINAL, 10, 7);
        holdings.set(id(2, true), Rendition.ORIGINAL, 10, 3);
        assertThat(holdings.newestUse()).isEqualTo(7);
        holdings.touch(id(2, true), 12);
        holdings.touch(id(1, true), 5);
        assertThat(holdings.newestUse()).isEqualTo(12);
        assertThat(holdings.copy().newestUse()).isEqualTo(12);
    }
}
