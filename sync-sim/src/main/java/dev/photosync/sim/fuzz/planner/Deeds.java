package dev.photosync.sim.fuzz.planner;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What owners did, and what each deed knew of: which deeds came before it is a matter of who had
/// heard of what, not of clocks (Lamport, CACM 1978).
///
/// Sets of deeds are bits of a long, by the order in which they were done.
final class Deeds {
    private static final int MOST = Long.SIZE;

    /// What a deed did to its asset.
    enum Kind {
        LIFE(AssetState.LIVE),
        /// A life after a purge that its owner knew of.
        NEW_LIFE(AssetState.LIVE),
        TRASH(AssetState.TRASHED),
        PURGE(AssetState.PURGED),
        EDIT(null);

        private final @Nullable AssetState state;

        Kind(@Nullable AssetState state) {
            this.state = state;
        }

        /// The kind of an owner's act; null if it neither chooses a state nor makes an edit.
        ///
        /// @param purged whether it is done to what was purged
        static @Nullable Kind of(Act act, boolean purged) {
            return switch (act) {
                case IMPORT, IMPORT_WITH_RAW, RESTORE -> purged ? NEW_LIFE : LIFE;
                case DELETE -> TRASH;
                case PURGE -> PURGE;
                case EDIT, REVERT -> EDIT;
                case FAVOURITE, ALBUM -> null;
                case SYNC, READ, REINSTALL, SIGN_IN_AGAIN, LOSE_ZONE -> null;
            };
        }
    }

    /// @param asset the asset it was done to, or the copy that keeps the edit
    /// @param known the deeds that the device had heard of
    /// @param edit what an edit made; null for a revert and all else
    /// @param replaced the edit that an edit or a revert took the place of
    private record Deed(
            Kind kind,
            AssetId asset,
            long known,
            @Nullable Resource edit,
            @Nullable Resource replaced) {}

    private final List<Deed> all = new ArrayList<>();

    Deeds() {}

    Deeds(Deeds other) {
        all.addAll(other.all);
    }

    boolean full() {
        return all.size() == MOST;
    }

    /// The bit of a new deed.
    long add(
            Kind kind,
            AssetId asset,
            long known,
            @Nullable Resource edit,
            @Nullable Resource replaced) {
        all.add(new Deed(kind, asset, known, edit, replaced));
        return 1L << all.size() - 1;
    }

    /// Edits that the merged revision lost and the copy has are the copy's from now on.
    void moveEdits(AssetId from, AssetId to, Revision merged, Revision copy) {
        all.replaceAll(deed -> {
            boolean moved =
                    deed.asset().equals(from)
                            && deed.edit() != null
                            && copy.resources().contains(deed.edit())
                            && !merged.resources().contains(deed.edit());
            return moved
                    ? new Deed(deed.kind(), to, deed.known(), deed.edit(), deed.replaced())
                    : deed;
        });
    }

    /// The choices of a state that no later choice knew of: from the least deleted to the most.
    ///
    /// @param least what most wanted to keep the picture
    /// @param most what most wanted it gone
    record LastWords(AssetState least, AssetState most) {}

    /// The last words on an asset among the deeds known.
    LastWords lastWords(AssetId asset, long known) {
        AssetState least = AssetState.PURGED;
        AssetState most = AssetState.LIVE;
        for (int i = 0; i < all.size(); i++) {
            AssetState chosen = all.get(i).kind().state;
            if (chosen != null
                    && all.get(i).asset().equals(asset)
                    && has(known, i)
                    && !surpassed(i, known)) {
                least = chosen.compareTo(least) < 0 ? chosen : least;
                most = chosen.compareTo(most) > 0 ? chosen : most;
            }
        }
        return new LastWords(least, most);
    }

    /// Whether a new life is among the deeds known that nobody has ended who knew of it, and all
    /// purges are of lives before it.
    boolean mustLive(AssetId asset, long known) {
        for (int i = 0; i < all.size(); i++) {
            boolean began =
                    all.get(i).kind() == Kind.NEW_LIFE
                            && all.get(i).asset().equals(asset)
                            && has(known, i);
            if (began && !surpassed(i, known) && purgesAreOfLives(asset, all.get(i).known())) {
                return true;
            }
        }
        return false;
    }

    private boolean purgesAreOfLives(AssetId asset, long lives) {
        for (Deed deed : all) {
            if (deed.kind() == Kind.PURGE && deed.asset().equals(asset)) {
                long others = deed.known() & ~lives;
                for (int i = 0; i < all.size(); i++) {
                    boolean life = all.get(i).kind().state == AssetState.LIVE;
                    if (has(others, i) && life && all.get(i).asset().equals(asset)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean surpassed(int index, long known) {
        for (int i = index + 1; i < all.size(); i++) {
            Deed later = all.get(i);
            if (later.kind() != Kind.EDIT
                    && later.asset().equals(all.get(index).asset())
                    && has(known, i)
                    && has(later.known(), index)) {
                return true;
            }
        }
        return false;
    }

    /// An edit among the known that is nowhere, though no later edit was built on it and no purge
    /// took it; null if there is none. A purge need not be known: a tombstone may have been on a
    /// single device and gone with it.
    @Nullable Resource lost(long known, Iterable<Revision> kept) {
        for (int i = 0; i < all.size(); i++) {
            Resource edit = all.get(i).edit();
            if (edit != null && has(known, i) && !isIn(kept, edit) && !excused(i, known)) {
                return edit;
            }
        }
        return null;
    }

    private boolean excused(int index, long known) {
        Deed edit = all.get(index);
        for (int i = 0; i < all.size(); i++) {
            Deed other = all.get(i);
            boolean built = edit.edit() != null && edit.edit().equals(other.replaced());
            boolean purged =
                    other.kind() == Kind.PURGE
                            && other.asset().equals(edit.asset())
                            && !has(edit.known(), i);
            if (built && has(known, i) || purged) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Iterable<Revision> kept, Resource edit) {
        for (Revision revision : kept) {
            if (revision.resources().contains(edit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(long set, int index) {
        return (set & 1L << index) != 0;
    }
}
