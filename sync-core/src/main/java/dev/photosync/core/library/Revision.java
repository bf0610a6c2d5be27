package dev.photosync.core.library;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One immutable state of an asset: its resources, its place in albums, and whether it is deleted.
///
/// Equality is by value. {@link #digest} summarises the value in 64 bits, which is what {@link
/// LibrarySnapshot} folds into its subtrees.
public final class Revision {
    private final ImmutableList<Resource> resources;
    private final ImmutableSortedSet<String> albums;
    private final boolean favourite;
    private final AssetState state;
    private final long addedAtMicros;
    private final long stateSinceMicros;
    private final int recordKind;

    private Revision(
            ImmutableList<Resource> resources,
            ImmutableSortedSet<String> albums,
            boolean favourite,
            AssetState state,
            long addedAtMicros,
            long stateSinceMicros,
            int recordKind) {
        this.resources = resources;
        this.albums = albums;
        this.favourite = favourite;
        this.state = state;
        this.addedAtMicros = addedAtMicros;
        this.stateSinceMicros = stateSinceMicros;
        this.recordKind = recordKind;
    }

    /// A revision from all its parts, as a codec reads them.
    ///
    /// @param resources at most one per role, in role order; empty only when purged
    /// @param addedAtMicros when it was added, by the wall clock of the device that added it; after
    ///   any purge that it was kept over
    /// @param stateSinceMicros when its state was last changed, by the wall clock that changed it
    /// @param recordKind the version of the record's format; see {@link RecordKind}
    /// @throws IllegalArgumentException if two resources share a role or are out of order
    public static Revision of(
            ImmutableList<Resource> resources,
            ImmutableSortedSet<String> albums,
            boolean favourite,
            AssetState state,
            long addedAtMicros,
            long stateSinceMicros,
            int recordKind) {
        for (int i = 1; i < resources.size(); i++) {
            if (resources.get(i - 1).role().compareTo(resources.get(i).role()) >= 0) {
                throw new IllegalArgumentException(
                        "an asset has at most one resource per role, in role order: resources="
                                + resources);
            }
        }
        Objects.requireNonNull(state, "state");
        return new Revision(
                resources, albums, favourite, state, addedAtMicros, stateSinceMicros, recordKind);
    }

    /// A new live asset that is in no album.
    public static Revision imported(ImmutableList<Resource> resources, long addedAtMicros) {
        return of(
                resources,
                ImmutableSortedSet.of(),
                false,
                AssetState.LIVE,
                addedAtMicros,
                addedAtMicros,
                RecordKind.ASSET);
    }

    public ImmutableList<Resource> resources() {
        return resources;
    }

    public ImmutableSortedSet<String> albums() {
        return albums;
    }

    public boolean favourite() {
        return favourite;
    }

    public AssetState state() {
        return state;
    }

    /// Wall-clock time of the import, in microseconds since the scenario's epoch; for a picture
    /// that was kept over a purge, a time after that.
    public long addedAtMicros() {
        return addedAtMicros;
    }

    /// Wall-clock time of the last change of {@link #state}.
    public long stateSinceMicros() {
        return stateSinceMicros;
    }

    /// The version of the record's format, which an old release may not be able to read.
    public int recordKind() {
        return recordKind;
    }

    /// A 64-bit summary of the whole value. Equal revisions have equal digests.
    public long digest() {
        long h =
                Mix.of(
                        (long) state.ordinal() << 33
                                | (favourite ? 1L << 32 : 0)
                                | (recordKind & 0xFFFF_FFFFL));
        h = Mix.of(h, addedAtMicros);
        h = Mix.of(h, stateSinceMicros);
        for (int i = 0; i < resources.size(); i++) {
            h = Mix.of(h, resources.get(i).digest());
        }
        ImmutableList<String> names = albums.asList();
        for (int i = 0; i < names.size(); i++) {
            h = Mix.of(h, Mix.of(names.get(i)));
        }
        return h;
    }

    /// Whether it is in the library: not deleted, not purged.
    public boolean live() {
        return state == AssetState.LIVE;
    }

    /// The sum of its resources' sizes.
    public long sizeBytes() {
        long sum = 0;
        for (int i = 0; i < resources.size(); i++) {
            sum += resources.get(i).sizeBytes();
        }
        return sum;
    }

    /// What a viewer shows: the edit if there is one, else the original.
    public Optional<Resource> displayed() {
        return resource(ResourceRole.EDIT).or(() -> resource(ResourceRole.ORIGINAL));
    }

    /// The resource in this role.
    public Optional<Resource> resource(ResourceRole role) {
        for (int i = 0; i < resources.size(); i++) {
            if (resources.get(i).role() == role) {
                return Optional.of(resources.get(i));
            }
        }
        return Optional.empty();
    }

    public Revision withFavourite(boolean value) {
        return of(resources, albums, value, state, addedAtMicros, stateSinceMicros, recordKind);
    }

    public Revision withAlbums(ImmutableSortedSet<String> value) {
        return of(resources, value, favourite, state, addedAtMicros, stateSinceMicros, recordKind);
    }

    /// The same asset in another state; a purge drops the resources and keeps the tombstone.
    ///
    /// A state is always later than the one it follows; see {@link #nextStateMicros}.
    public Revision withState(AssetState value, long wallMicros) {
        ImmutableList<Resource> kept = value == AssetState.PURGED ? ImmutableList.of() : resources;
        long since = value == state ? wallMicros : nextStateMicros(wallMicros);
        return of(kept, albums, favourite, value, addedAtMicros, since, recordKind);
    }

    /// When a state that follows this one counts as begun: by the wall clock, but later than this
    /// one even where a clock is wrong (a hybrid logical clock; Kulkarni et al., "Logical Physical
    /// Clocks", OPODIS 2014).
    public long nextStateMicros(long wallMicros) {
        return Math.max(wallMicros, stateSinceMicros + 1);
    }

    /// The same asset with these resources.
    public Revision withResources(ImmutableList<Resource> value) {
        return of(value, albums, favourite, state, addedAtMicros, stateSinceMicros, recordKind);
    }

    /// The same asset with a resource put in its role, or added.
    public Revision withResource(Resource resource) {
        ImmutableList.Builder<Resource> parts = ImmutableList.builder();
        boolean placed = false;
        for (Resource old : resources) {
            if (!placed && old.role().compareTo(resource.role()) >= 0) {
                parts.add(resource);
                placed = true;
            }
            if (old.role() != resource.role()) {
                parts.add(old);
            }
        }
        if (!placed) {
            parts.add(resource);
        }
        return withResources(parts.build());
    }

    public Revision withRecordKind(int value) {
        return of(resources, albums, favourite, state, addedAtMicros, stateSinceMicros, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Revision that
                        && state == that.state
                        && favourite == that.favourite
                        && addedAtMicros == that.addedAtMicros
                        && stateSinceMicros == that.stateSinceMicros
                        && recordKind == that.recordKind
                        && resources.equals(that.resources)
                        && albums.equals(that.albums);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest());
    }

    @Override
    public String toString() {
        return state
                + (favourite ? " favourite" : "")
                + " albums="
                + albums
                + " resources="
                + resources;
    }
}
