package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// What an owner's act makes of a picture.
final class Hand {
    private static final long RAW_CONTENT = 1_000;
    private static final long EDIT_CONTENT = 2_000;
    private static final ImmutableList<String> ALBUMS = ImmutableList.of("Alps", "Beach");

    private Hand() {}

    /// The picture afterwards; null if the act cannot happen to it.
    ///
    /// @param old what the device has; null for nothing
    static @Nullable Revision after(Step step, @Nullable Revision old) {
        if (step.act() == Act.IMPORT || step.act() == Act.IMPORT_WITH_RAW) {
            return old == null || old.state() == AssetState.PURGED ? imported(step, old) : null;
        }
        if (old == null || old.state() == AssetState.PURGED) {
            return null;
        }
        return old.live() ? ofLive(step, old) : ofTrashed(step, old);
    }

    private static Revision imported(Step step, @Nullable Revision tombstone) {
        ImmutableList.Builder<Resource> parts = ImmutableList.builder();
        parts.add(part(ResourceRole.ORIGINAL, 1));
        if (step.act() == Act.IMPORT_WITH_RAW) {
            parts.add(part(ResourceRole.RAW, RAW_CONTENT + step.number()));
        }
        long now = step.wallMicros();
        return Revision.imported(
                parts.build(), tombstone == null ? now : tombstone.nextStateMicros(now));
    }

    private static @Nullable Revision ofLive(Step step, Revision old) {
        return switch (step.act()) {
            case EDIT -> old.withResource(part(ResourceRole.EDIT, EDIT_CONTENT + step.number()));
            case REVERT -> editOf(old) == null ? null : withoutEdit(old);
            case FAVOURITE -> old.withFavourite(!old.favourite());
            case ALBUM -> toggled(old, ALBUMS.get(step.number() % ALBUMS.size()));
            case DELETE -> old.withState(AssetState.TRASHED, step.wallMicros());
            case RESTORE, PURGE -> null;
            case IMPORT, IMPORT_WITH_RAW, SYNC, READ, REINSTALL, SIGN_IN_AGAIN, LOSE_ZONE -> null;
        };
    }

    private static @Nullable Revision ofTrashed(Step step, Revision old) {
        return switch (step.act()) {
            case RESTORE -> old.withState(AssetState.LIVE, step.wallMicros());
            case PURGE -> old.withState(AssetState.PURGED, step.wallMicros());
            case EDIT, REVERT, FAVOURITE, ALBUM, DELETE -> null;
            case IMPORT, IMPORT_WITH_RAW, SYNC, READ, REINSTALL, SIGN_IN_AGAIN, LOSE_ZONE -> null;
        };
    }

    static @Nullable Resource editOf(Revision revision) {
        return revision.resource(ResourceRole.EDIT).orElse(null);
    }

    private static Resource part(ResourceRole role, long content) {
        return new Resource(role, new ContentHash(content, 2, 3, 4), 10, false);
    }

    private static Revision withoutEdit(Revision old) {
        return old.withResources(
                old.resources().stream()
                        .filter(part -> part.role() != ResourceRole.EDIT)
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Revision toggled(Revision old, String album) {
        ImmutableSortedSet<String> one = ImmutableSortedSet.of(album);
        return old.withAlbums(
                ImmutableSortedSet.copyOf(Sets.symmetricDifference(old.albums(), one)));
    }
}
