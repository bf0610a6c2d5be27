package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.library.Skipped.Cause;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Imports a folder of real photos and films, and all folders in it.
///
/// The result depends on names and bytes alone: files are taken in order of their path, compared by
/// UTF-16 code unit, and neither file dates nor the system's locale count. A file that cannot be
/// imported is skipped with a reason and never fails the import. Hidden files and folders, whose
/// names begin with a dot, are left out, and symbolic links are not followed. Every file is read
/// once for its SHA-256, and a little of it again for its metadata, as many at a time as the
/// machine has cores.
public final class PhotoFolder {
    /// How many files and folders a folder may hold, at any depth.
    public static final int MAX_ENTRIES = 200_000;

    /// The largest still that is read; a film may be of any size.
    public static final long MAX_STILL_BYTES = 256L << 20;

    private record Entry(String name, Path path) {}

    /// What one file is, or why it is skipped.
    private record Looked(@Nullable MediaFile file, @Nullable Skipped skipped) {}

    private final Path folder;
    private final Path root;
    private final int maxEntries;
    private final MediaReader reader;
    private final String rootName;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    /// @param folder the folder as its user wrote it
    /// @param root where it really is
    private PhotoFolder(Path folder, Path root, int maxEntries, long maxStillBytes) {
        this.folder = folder;
        this.root = root;
        this.maxEntries = maxEntries;
        this.reader = new MediaReader(maxStillBytes);
        this.rootName = root.toUri().getPath();
    }

    /// Reads a folder.
    ///
    /// @throws PhotoFolderException if it is missing, is a file, cannot be read, holds more than
    ///   {@link #MAX_ENTRIES} files and folders, or holds no photo or film that can be imported
    public static ImportedFolder read(Path folder) {
        return read(folder, MAX_ENTRIES, MAX_STILL_BYTES);
    }

    static ImportedFolder read(Path folder, int maxEntries, long maxStillBytes) {
        if (!Files.exists(folder)) {
            boolean link = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
            throw new PhotoFolderException(
                    folder, "an existing folder", link ? "a link that leads nowhere" : "nothing");
        }
        if (!Files.isDirectory(folder)) {
            throw new PhotoFolderException(folder, "a folder", "a file");
        }
        try {
            return new PhotoFolder(folder, folder.toRealPath(), maxEntries, maxStillBytes).read();
        } catch (IOException e) {
            throw new PhotoFolderException(
                    folder, "readable", "that it is not: " + MediaReader.inWords(e));
        }
    }

    private ImportedFolder read() throws IOException {
        Files.walkFileTree(root, new Collector());
        entries.sort(Comparator.comparing(Entry::name).thenComparing(Entry::path));
        List<MediaFile> files = new ArrayList<>();
        for (Looked looked : entries.parallelStream().map(this::look).toList()) {
            if (looked.file != null) {
                files.add(looked.file);
            }
            if (looked.skipped != null) {
                skipped.add(looked.skipped);
            }
        }
        ImmutableList<Picture> pictures = pictures(files);
        skipped.sort(Comparator.comparing(Skipped::path));
        ImmutableList<Skipped> left = ImmutableList.copyOf(skipped);
        if (pictures.isEmpty()) {
            throw new PhotoFolderException(
                    folder,
                    "one with photos or films in it",
                    left.isEmpty() ? "no file" : "none: " + ImportedFolder.inWords(left));
        }
        return new ImportedFolder(pictures, left);
    }

    private Looked look(Entry entry) {
        try {
            return new Looked(reader.read(entry.path(), entry.name()), null);
        } catch (UnusableFileException e) {
            return new Looked(null, e.of(entry.name()));
        }
    }

    /// One picture of each id: the first by name stays.
    private ImmutableList<Picture> pictures(List<MediaFile> files) {
        ImmutableList.Builder<Picture> pictures = ImmutableList.builder();
        Map<AssetId, String> firstNames = new HashMap<>();
        for (Pairing.Group group : Pairing.of(files)) {
            Picture picture = group.picture();
            String first = firstNames.putIfAbsent(picture.id(), picture.name());
            if (first == null) {
                pictures.add(picture);
            } else {
                skipDuplicate(group, first);
            }
        }
        return pictures.build();
    }

    private void skipDuplicate(Pairing.Group group, String first) {
        for (MediaFile file : group.files()) {
            String reason =
                    file.equals(group.original())
                            ? "the same picture as " + first
                            : "belongs to "
                                    + group.original().name()
                                    + ", the same picture as "
                                    + first;
            skipped.add(new Skipped(file.name(), Cause.DUPLICATE, reason));
        }
    }

    /// A path in the folder, decoded as UTF-8 whatever the locale of this process: a path's own
    /// text loses what that locale cannot write.
    private String name(Path path) {
        String name = path.toUri().getPath().substring(rootName.length());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private final class Collector extends SimpleFileVisitor<Path> {
        private int count;

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (path.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            count();
            if (hidden(path)) {
                skipped.add(
                        new Skipped(
                                name(path) + "/", Cause.UNSUPPORTED, "a hidden folder, left out"));
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            count();
            if (attributes.isSymbolicLink()) {
                skip(path, "a symbolic link, which is not followed");
            } else if (!attributes.isRegularFile()) {
                skip(path, "a device, pipe or socket, not a file");
            } else if (hidden(path)) {
                skip(path, "a hidden file, left out");
            } else {
                entries.add(new Entry(name(path), path));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            if (path.equals(root)) {
                throw failure;
            }
            count();
            String reason = "cannot be read: " + MediaReader.inWords(failure);
            skipped.add(new Skipped(name(path), Cause.UNREADABLE, reason));
            return FileVisitResult.CONTINUE;
        }

        private void skip(Path path, String reason) {
            skipped.add(new Skipped(name(path), Cause.UNSUPPORTED, reason));
        }

        private boolean hidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        private void count() {
            count++;
            if (count > maxEntries) {
                throw new PhotoFolderException(
                        folder,
                        "one of at most " + maxEntries + " files and folders",
                        "more than that");
            }
        }
    }
}
