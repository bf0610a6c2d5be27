package dev.photosync.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvictionOrderTest {
    private final Holdings holdings = new Holdings();
    private LibrarySnapshot library = LibrarySnapshot.empty();

    private AssetId hold(int number, Rendition rendition, int usedAt) {
        AssetId id = new AssetId(Mix.of(number), Mix.of(number, 1));
        library = library.with(id, Revision.imported(ImmutableList.of(), number));
        holdings.set(id, rendition, 10, usedAt);
        return id;
    }

    private static List<AssetId> rest(EvictionOrder order) {
        List<AssetId> ids = new ArrayList<>();
        for (AssetId id = order.next(); id != null; id = order.next()) {
            ids.add(id);
        }
        return ids;
    }

    @Test
    void givesOriginalsLeastRecentlyUsedFirstAndNothingElse() {
        AssetId late = hold(1, Rendition.ORIGINAL, 30);
        AssetId early = hold(2, Rendition.ORIGINAL, 10);
        hold(3, Rendition.OPTIMISED, 5);
        hold(4, Rendition.NONE, 1);
        AssetId middle = hold(5, Rendition.ORIGINAL, 20);
        assertThat(rest(new EvictionOrder(library, holdings))).containsExactly(early, middle, late);
    }

    @Test
    void putsAnOriginalUsedMeanwhileBackInLine() {
        AssetId first = hold(1, Rendition.ORIGINAL, 10);
        AssetId second = hold(2, Rendition.ORIGINAL, 20);
        EvictionOrder order = new EvictionOrder(library, holdings);
        holdings.touch(first, 30);
        assertThat(rest(order)).containsExactly(second, first);
    }

    @Test
    void skipsWhatIsNoLongerAnOriginal() {
        AssetId gone = hold(1, Rendition.ORIGINAL, 10);
        AssetId kept = hold(2, Rendition.ORIGINAL, 20);
        EvictionOrder order = new EvictionOrder(library, holdings);
        holdings.set(gone, Rendition.OPTIMISED, 1, 10);
        assertThat(rest(order)).containsExactly(kept);
        assertThat(order.next()).isNull();
    }

    @Test
    void takesInOriginalsThatCameLaterAndNothingElse() {
        AssetId first = hold(1, Rendition.ORIGINAL, 20);
        EvictionOrder order = new EvictionOrder(library, holdings);
        AssetId later = hold(2, Rendition.ORIGINAL, 10);
        order.offer(later);
        order.offer(hold(3, Rendition.OPTIMISED, 5));
        assertThat(rest(order)).containsExactly(later, first);
    }

    @Test
    void takesBackWhatCouldNotGo() {
        AssetId original = hold(1, Rendition.ORIGINAL, 20);
        EvictionOrder order = new EvictionOrder(library, holdings);
        assertThat(order.next()).isEqualTo(original);
        assertThat(order.next()).isNull();
        order.offer(original);
        assertThat(rest(order)).containsExactly(original);
    }

    @Test
    void breaksTiesByIdSoThatARunCanBeRepeated() {
        List<AssetId> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(hold(i, Rendition.ORIGINAL, 7));
        }
        ids.sort(null);
        assertThat(rest(new EvictionOrder(library, holdings))).containsExactlyElementsOf(ids);
    }
}
