package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kills the process at every single effect of a busy session and starts it again.
class CrashTest {
    private static final long PART = SyncPolicy.STANDARD.partBytes();

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void convergesWhereverTheProcessDies(boolean keepUnwritten, boolean serveLost) {
        Consumer<FakeHost> restart = crashed -> crashed.restart(keepUnwritten, serveLost);
        int effects = run(Integer.MAX_VALUE, restart).log.size();
        assertThat(effects).isGreaterThan(100);
        for (int i = 0; i < effects; i++) {
            assertConverged(run(i, restart), "crash at effect " + i);
        }
    }

    /// As after a disk has damaged the journal's middle: what was durable behind the damage is
    /// gone, although the device and the cloud went on from there.
    @Test
    void convergesWhereverItDiesAndWhereverItsJournalIsDamaged() {
        int effects = run(Integer.MAX_VALUE, host -> {}).log.size();
        int restarts = 0;
        for (int i = 0; i < effects; i++) {
            int[] durable = new int[1];
            run(
                    i,
                    host -> {
                        durable[0] = host.durable();
                        host.restart(false, true);
                    });
            for (int kept = 0; kept < durable[0]; kept++) {
                int records = kept;
                FakeHost host = run(i, crashed -> crashed.restartWithFirst(records));
                assertConverged(host, "crash at effect " + i + " with " + kept + " records");
                restarts++;
            }
        }
        assertThat(restarts).isGreaterThan(500);
    }

    private static FakeHost run(int crashAt, Consumer<FakeHost> restart) {
        FakeCloud cloud = new FakeCloud();
        for (int i = 20; i < 24; i++) {
            cloud.put(Photos.id(i), Photos.photo(i));
        }
        cloud.put(Photos.id(3), Photos.photo(3).withFavourite(true));
        FakeHost host = new FakeHost(cloud);
        host.effectsUntilCrash = crashAt;
        step(host, restart, FakeHost::start);
        step(host, restart, h -> h.take(Photos.id(1), Photos.photo(1, 2 * PART)));
        step(host, restart, h -> h.take(Photos.id(2), Photos.livePhoto(2)));
        // Imported here too, unless the cloud's has arrived before.
        step(
                host,
                restart,
                h -> {
                    if (!h.library().contains(Photos.id(3))) {
                        h.take(Photos.id(3), Photos.photo(3));
                    }
                });
        step(host, restart, FakeHost::settle);
        step(
                host,
                restart,
                h -> h.change(Photos.id(20), h.local(Photos.id(20)).withFavourite(true)));
        step(
                host,
                restart,
                h -> {
                    Revision theirs = cloud.get(Photos.id(2));
                    cloud.put(
                            Photos.id(2),
                            (theirs == null ? Photos.livePhoto(2) : theirs)
                                    .withResource(Photos.edit(7, 50_000)));
                    h.take(
                            Photos.id(2),
                            h.local(Photos.id(2)).withResource(Photos.edit(8, 60_000)));
                });
        step(
                host,
                restart,
                h -> {
                    h.hint();
                    h.settle();
                });
        step(
                host,
                restart,
                h ->
                        h.change(
                                Photos.id(1),
                                h.local(Photos.id(1)).withState(AssetState.TRASHED, 100)));
        step(
                host,
                restart,
                h -> {
                    cloud.forgetHistory();
                    cloud.put(
                            Photos.id(21),
                            Photos.photo(21).withAlbums(ImmutableSortedSet.of("Alps")));
                    cloud.forgetHistory();
                    h.hint();
                    h.settle();
                });
        step(
                host,
                restart,
                h -> {
                    h.change(Photos.id(22), h.local(Photos.id(22)).withFavourite(true));
                    h.failAll(TransportFailure.TIMED_OUT);
                });
        host.effectsUntilCrash = Integer.MAX_VALUE;
        host.pass(2 * FakeHost.HOUR);
        return host;
    }

    /// What the owner does is done even if the process dies of it: the library is durable.
    private static void step(FakeHost host, Consumer<FakeHost> restart, Consumer<FakeHost> action) {
        try {
            action.accept(host);
        } catch (FakeHost.Crashed crash) {
            restart.accept(host);
            host.settle();
        }
    }

    private static void assertConverged(FakeHost host, String when) {
        FakeCloud cloud = host.cloud;
        assertThat(entries(host.library()))
                .as(when)
                .containsExactlyElementsOf(entries(cloud.records()));
        assertThat(host.image().base()).as(when).isEqualTo(cloud.records());
        assertThat(host.pendingItems()).as(when).isEmpty();
        AssetId copy = AssetId.ofConflictCopy(Photos.id(2), Photos.edit(8, 0).hash());
        cloud.records()
                .forEach((id, revision) -> {
                    assertThat(revision.resources()).as(when).allMatch(cloud::holds);
                    if (revision.live()) {
                        assertThat(host.rendition(id)).as(when).isEqualTo(Rendition.ORIGINAL);
                    }
                });
        assertThat(cloud.records().size()).as(when).isBetween(7, 8);
        boolean editKept =
                cloud.records().contains(copy)
                        || host.local(Photos.id(2))
                                .displayed()
                                .equals(Optional.of(Photos.edit(8, 60_000)));
        assertThat(editKept).as(when).isTrue();
        assertThat(cloud.holds(Photos.edit(7, 50_000))).as(when).isTrue();
        assertThat(host.local(Photos.id(20)).favourite()).as(when).isTrue();
        assertThat(host.local(Photos.id(22)).favourite()).as(when).isTrue();
        assertThat(host.local(Photos.id(3)).favourite()).as(when).isTrue();
        assertThat(host.local(Photos.id(1)).state()).as(when).isEqualTo(AssetState.TRASHED);
    }

    private static List<String> entries(LibrarySnapshot tree) {
        List<String> lines = new ArrayList<>();
        tree.forEach((id, revision) -> lines.add(id.shortName() + " " + revision));
        return lines;
    }
}
