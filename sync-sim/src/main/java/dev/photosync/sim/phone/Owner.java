package dev.photosync.sim.phone;

import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.library.Camera;
import dev.photosync.sim.library.Picture;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The hands of a phone's owner: takes pictures and does things to them.
///
/// A selection of so many is the first so many in id order, so that two owners who act apart act on
/// the same pictures.
public final class Owner {
    private static final int PAGE = 256;

    private final Phone phone;
    private final Kernel kernel;
    private final Trace trace;
    private final RandomStream stream;
    private final Camera camera;

    /// @param stream what the owner's pictures are drawn from
    public Owner(Phone phone, Kernel kernel, Trace trace, RandomStream stream, Camera camera) {
        this.phone = phone;
        this.kernel = kernel;
        this.trace = trace;
        this.stream = stream;
        this.camera = camera;
    }

    void takeSpatial(int count) {
        take(count, c -> c.photo(stream, phone.wallClockMicros()), RecordKind.SPATIAL);
    }

    void takePhotos(int count) {
        take(count, c -> c.photo(stream, phone.wallClockMicros()), RecordKind.ASSET);
    }

    void takeVideos(int count) {
        take(count, c -> c.video(stream, phone.wallClockMicros()), RecordKind.ASSET);
    }

    void takeVideo(long sizeBytes) {
        take(1, c -> c.video(stream, phone.wallClockMicros(), sizeBytes), RecordKind.ASSET);
    }

    void takeRaw(int count) {
        take(count, c -> c.rawPhoto(stream, phone.wallClockMicros()), RecordKind.ASSET);
    }

    /// Takes pictures one after the other; those that the phone has no room for are not saved.
    private void take(int count, Function<Camera, Picture> shot, int recordKind) {
        int refused = 0;
        for (int i = 0; i < count; i++) {
            Picture picture = shot.apply(camera);
            Revision revision =
                    picture.revision(phone.wallClockMicros()).withRecordKind(recordKind);
            if (!phone.change(picture.id(), revision, revision.sizeBytes())) {
                refused++;
            }
        }
        notTaken(refused);
    }

    private void notTaken(int refused) {
        if (refused > 0) {
            trace.add(new TraceEvent.NotTaken(kernel.nowMicros(), phone.device(), refused));
        }
    }

    /// Edits pictures that the phone holds in full resolution; others would have to be fetched.
    void edit(int count) {
        for (AssetId id : select(count, (asset, revision) -> editable(asset, revision))) {
            Revision before = phone.library().get(id);
            if (before != null) {
                Resource edit = Camera.editOf(before, stream);
                Revision after = before.withResource(edit);
                phone.change(id, after, after.sizeBytes() - phone.holdings().bytes(id));
            }
        }
    }

    private boolean editable(AssetId id, Revision revision) {
        return revision.live() && phone.holdings().rendition(id) == Rendition.ORIGINAL;
    }

    void favourite(int count) {
        changeEach(select(count, (id, revision) -> revision.live()), r -> r.withFavourite(true));
    }

    void addToAlbum(int count, String album) {
        changeEach(
                select(count, (id, revision) -> revision.live()),
                revision ->
                        revision.withAlbums(
                                ImmutableSortedSet.<String>naturalOrder()
                                        .addAll(revision.albums())
                                        .add(album)
                                        .build()));
    }

    void delete(int count) {
        trash(select(count, (id, revision) -> revision.live()));
    }

    void deleteNewest(int count) {
        trash(newest(count));
    }

    void restore(int count) {
        long now = phone.wallClockMicros();
        changeEach(
                select(count, (id, revision) -> revision.state() == AssetState.TRASHED),
                revision -> revision.withState(AssetState.LIVE, now));
    }

    void emptyRecentlyDeleted() {
        long now = phone.wallClockMicros();
        changeEach(
                select(Integer.MAX_VALUE, (id, revision) -> revision.state() == AssetState.TRASHED),
                revision -> revision.withState(AssetState.PURGED, now));
    }

    void open(int count) {
        select(
                        count,
                        (id, revision) ->
                                revision.live()
                                        && phone.holdings().rendition(id) != Rendition.ORIGINAL)
                .forEach(phone::open);
    }

    void corruptNewest(int count) {
        for (AssetId id : newest(count)) {
            Revision revision = phone.library().get(id);
            if (revision != null) {
                phone.photos().corrupt(id, revision);
            }
        }
    }

    /// Imports purged pictures from the memory card, as they were when they were taken.
    void importAgain(int count) {
        MemoryCard card = phone.photos().card();
        int refused = 0;
        for (AssetId id :
                select(count, (asset, r) -> r.state() == AssetState.PURGED && card.has(asset))) {
            Revision purged = phone.library().get(id);
            long now = phone.wallClockMicros();
            Revision picture = card.read(id, purged == null ? now : purged.nextStateMicros(now));
            if (picture != null && !phone.change(id, picture, picture.sizeBytes())) {
                refused++;
            }
        }
        notTaken(refused);
    }

    private void trash(List<AssetId> ids) {
        long now = phone.wallClockMicros();
        changeEach(ids, revision -> revision.withState(AssetState.TRASHED, now));
    }

    private void changeEach(List<AssetId> ids, UnaryOperator<Revision> change) {
        for (AssetId id : ids) {
            Revision before = phone.library().get(id);
            if (before != null) {
                phone.change(id, change.apply(before), -1);
            }
        }
    }

    private List<AssetId> newest(int count) {
        record Dated(AssetId id, long addedAtMicros) {}
        List<Dated> live = new ArrayList<>();
        phone.library()
                .forEach((id, revision) -> {
                    if (revision.live()) {
                        live.add(new Dated(id, revision.addedAtMicros()));
                    }
                });
        live.sort(
                Comparator.comparingLong(Dated::addedAtMicros).reversed().thenComparing(Dated::id));
        return live.stream().limit(count).map(Dated::id).toList();
    }

    /// The first so many that match, in id order; reads no further than it must.
    private List<AssetId> select(int count, BiPredicate<AssetId, Revision> which) {
        List<AssetId> selected = new ArrayList<>();
        LibrarySnapshot library = phone.library();
        @Nullable AssetId[] last = new AssetId[1];
        int[] read = {PAGE};
        while (selected.size() < count && read[0] == PAGE) {
            read[0] = 0;
            library.forEachAfter(
                    last[0],
                    PAGE,
                    (id, revision) -> {
                        read[0]++;
                        last[0] = id;
                        if (selected.size() < count && which.test(id, revision)) {
                            selected.add(id);
                        }
                    });
        }
        return selected;
    }
}
