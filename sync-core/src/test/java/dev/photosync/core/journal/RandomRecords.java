package dev.photosync.core.journal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply.ChangePage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.Random;

/// Seeded journal records, revisions, images and pages of the feed, with extreme values among
/// ordinary ones.
public final class RandomRecords {
    private static final ImmutableList<String> ALBUMS =
            ImmutableList.of(
                    "", "Holiday", "Été à Paris", "家族", "\uD83D\uDC36 Rex", "a\u0000b", "\uFFFD");
    private static final ImmutableList<Long> NUMBERS =
            ImmutableList.of(
                    0L, 1L, -1L, 63L, 64L, 127L, 128L, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE);

    private static final ImmutableList<AssetState> STATES =
            ImmutableList.copyOf(AssetState.values());

    private final Random random;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    ImmutableList<JournalRecord> history(int length) {
        ImmutableList.Builder<JournalRecord> records = ImmutableList.builder();
        for (int i = 0; i < length; i++) {
            records.add(record(3));
        }
        return records.build();
    }

    JournalRecord record(int mostChanges) {
        return switch (random.nextInt(4)) {
            case 0 -> new JournalRecord.PageApplied(changes(mostChanges), cursor());
            case 1 -> new JournalRecord.ListingApplied(changes(mostChanges));
            case 2 -> new JournalRecord.Agreed(changes(mostChanges));
            default -> new JournalRecord.ZoneLost();
        };
    }

    /// An image whose base shares most revisions with its remote, lacks some, and has others.
    EngineImage image(int size) {
        LibrarySnapshot.Builder remote = LibrarySnapshot.builder();
        LibrarySnapshot.Builder base = LibrarySnapshot.builder();
        for (int i = 0; i < size; i++) {
            AssetId id = id();
            Revision revision = revision();
            switch (random.nextInt(10)) {
                case 0 -> remote.add(id, revision);
                case 1 -> base.add(id, revision);
                case 2 -> {
                    remote.add(id, revision);
                    base.add(id, revision.withFavourite(!revision.favourite()));
                }
                default -> {
                    remote.add(id, revision);
                    base.add(id, revision);
                }
            }
        }
        return new EngineImage(remote.build(), base.build(), cursor());
    }

    public ChangePage page(int mostChanges) {
        ImmutableSet.Builder<ContentHash> uploads = ImmutableSet.builder();
        while (random.nextInt(3) == 0) {
            uploads.add(hash());
        }
        return new ChangePage(
                changes(mostChanges), cursor(), random.nextBoolean(), number(), uploads.build());
    }

    public ImmutableList<RecordChange> changes(int most) {
        int count = random.nextInt(most + 1);
        ImmutableList.Builder<RecordChange> changes = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            changes.add(new RecordChange(id(), revision()));
        }
        return changes.build();
    }

    Revision revision() {
        ImmutableList.Builder<Resource> resources = ImmutableList.builder();
        for (ResourceRole role : ResourceRole.values()) {
            if (random.nextInt(3) == 0) {
                resources.add(
                        new Resource(
                                role, hash(), number() & Long.MAX_VALUE, random.nextBoolean()));
            }
        }
        ImmutableSortedSet.Builder<String> albums = ImmutableSortedSet.naturalOrder();
        while (random.nextInt(3) == 0) {
            albums.add(ALBUMS.get(random.nextInt(ALBUMS.size())));
        }
        return Revision.of(
                resources.build(),
                albums.build(),
                random.nextBoolean(),
                STATES.get(random.nextInt(STATES.size())),
                number(),
                number(),
                random.nextInt(4) == 0 ? random.nextInt(1 << 30) : 1 + random.nextInt(2));
    }

    private AssetId id() {
        return new AssetId(random.nextLong(), random.nextLong());
    }

    private ContentHash hash() {
        return new ContentHash(
                random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private Cursor cursor() {
        return new Cursor(number(), number());
    }

    private long number() {
        return switch (random.nextInt(3)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> random.nextInt(1_000_000);
            default -> random.nextLong();
        };
    }
}
