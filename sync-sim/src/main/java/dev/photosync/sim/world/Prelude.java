package dev.photosync.sim.world;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.library.Camera;
import dev.photosync.sim.library.ImportedFolder;
import dev.photosync.sim.library.PhotoFolder;
import dev.photosync.sim.library.Picture;
import dev.photosync.sim.library.SizeMix;
import dev.photosync.sim.library.Skipped;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.Placement;
import java.util.EnumMap;
import java.util.Map;

/// What exists before a run begins: the library, and who has it.
final class Prelude {
    private static final long YEAR_MICROS = 365L * 24 * 3600 * 1_000_000;

    private final LibrarySnapshot library;
    private final ImmutableList<Skipped> skipped;
    private final Placement placement;
    private final String account;
    private final Map<Rendition, Holdings> wholes = new EnumMap<>(Rendition.class);

    private Prelude(
            LibrarySnapshot library,
            ImmutableList<Skipped> skipped,
            Placement placement,
            String account) {
        this.library = library;
        this.skipped = skipped;
        this.placement = placement;
        this.account = account;
    }

    /// Draws or imports a scenario's library.
    ///
    /// @throws dev.photosync.sim.library.PhotoFolderException if its folder cannot be read
    static Prelude of(Scenario scenario, RandomStreams streams) {
        Scenario.LibrarySetup setup = scenario.library();
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        ImmutableList<Skipped> skipped = ImmutableList.of();
        if (setup.folder().isPresent()) {
            ImportedFolder folder = PhotoFolder.read(setup.folder().get());
            skipped = folder.skipped();
            for (Picture picture : folder.pictures()) {
                builder.add(picture.id(), picture.revision(0));
            }
        } else {
            RandomStream stream = streams.stream("library");
            Camera camera = new Camera(SizeMix.PUBLISHED);
            int total = setup.photos() + setup.videos();
            for (int i = 0; i < total; i++) {
                long takenAt = i * (YEAR_MICROS / Math.max(1, total));
                Picture picture =
                        i < setup.photos()
                                ? camera.photo(stream, takenAt)
                                : camera.video(stream, takenAt);
                builder.add(picture.id(), picture.revision(0));
            }
        }
        return new Prelude(builder.build(), skipped, setup.on(), setup.account());
    }

    LibrarySnapshot library() {
        return library;
    }

    /// Files of an imported folder that are no pictures, and why.
    ImmutableList<Skipped> skipped() {
        return skipped;
    }

    /// What is in an account's zone at the start.
    LibrarySnapshot inCloud(String ofAccount) {
        boolean there =
                switch (placement) {
                    case Placement.Everywhere _, Placement.CloudOnly _, Placement.ExceptOn _ ->
                            true;
                    case Placement.OnDevices _ -> false;
                };
        return there && ofAccount.equals(account) ? library : LibrarySnapshot.empty();
    }

    /// What is on a device at the start.
    LibrarySnapshot onDevice(String device, String ofAccount) {
        if (!ofAccount.equals(account)) {
            return LibrarySnapshot.empty();
        }
        boolean there =
                switch (placement) {
                    case Placement.Everywhere _ -> true;
                    case Placement.CloudOnly _ -> false;
                    case Placement.OnDevices on -> on.devices().contains(device);
                    case Placement.ExceptOn except -> !except.devices().contains(device);
                };
        return there ? library : LibrarySnapshot.empty();
    }

    /// The copies a device holds of what is on it: optimised ones where the cloud has the originals
    /// and the device optimises, else the originals.
    Holdings holdings(LibrarySnapshot onDevice, boolean optimise) {
        if (onDevice.isEmpty()) {
            return new Holdings();
        }
        boolean inCloud = !(placement instanceof Placement.OnDevices);
        return whole(optimise && inCloud ? Rendition.OPTIMISED : Rendition.ORIGINAL).copy();
    }

    /// The whole library in one rendition. Filled once, since a copy is many times cheaper.
    private Holdings whole(Rendition rendition) {
        return wholes.computeIfAbsent(
                rendition,
                _ -> {
                    Holdings holdings = new Holdings();
                    library.forEachFew((ids, revisions) -> {
                        holdings.readAhead(ids);
                        for (int i = 0; i < ids.size(); i++) {
                            Revision revision = revisions.get(i);
                            long bytes =
                                    rendition == Rendition.OPTIMISED
                                            ? Rendition.optimisedBytes(revision)
                                            : revision.sizeBytes();
                            holdings.set(ids.get(i), rendition, bytes, 0);
                        }
                    });
                    return holdings;
                });
    }
}
