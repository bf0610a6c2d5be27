package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Puts files that belong together into groups, each to be one picture.
///
/// Files of one stem in one folder, whatever the case, belong together: a film makes a HEIC or JPEG
/// a Live Photo, a raw lies beside it. A HEIC goes before a JPEG where both are there, and the
/// first by name before others; a file that finds no still, or comes second, is a picture of its
/// own.
final class Pairing {
    private Pairing() {}

    /// The files of one picture.
    record Group(MediaFile original, Optional<MediaFile> film, Optional<MediaFile> raw) {

        private static Group lone(MediaFile file) {
            return new Group(file, Optional.empty(), Optional.empty());
        }

        ImmutableList<MediaFile> files() {
            ImmutableList.Builder<MediaFile> files = ImmutableList.builder();
            files.add(original);
            film.ifPresent(files::add);
            raw.ifPresent(files::add);
            return files.build();
        }

        Picture picture() {
            ImmutableList.Builder<Resource> resources = ImmutableList.builder();
            resources.add(original.as(ResourceRole.ORIGINAL));
            film.ifPresent(file -> resources.add(file.as(ResourceRole.PAIRED_VIDEO)));
            raw.ifPresent(file -> resources.add(file.as(ResourceRole.RAW)));
            return new Picture(
                    original.name(),
                    resources.build(),
                    original.capturedAtMicros(),
                    original.dimensions().width(),
                    original.dimensions().height());
        }
    }

    /// Groups files that come in order of name; groups come in order of their originals' names.
    static List<Group> of(List<MediaFile> files) {
        Map<String, List<MediaFile>> byStem = new TreeMap<>();
        for (MediaFile file : files) {
            byStem.computeIfAbsent(stem(file.name()), _ -> new ArrayList<>()).add(file);
        }
        Map<String, Group> byName = new TreeMap<>();
        for (List<MediaFile> together : byStem.values()) {
            add(together, byName);
        }
        return List.copyOf(byName.values());
    }

    private static void add(List<MediaFile> together, Map<String, Group> byName) {
        Optional<MediaFile> still =
                first(together, file -> file.format() == MediaFormat.HEIF)
                        .or(() -> first(together, file -> file.format().pairs()));
        Optional<MediaFile> film = still.flatMap(_ -> first(together, f -> f.format().film()));
        Optional<MediaFile> raw = still.flatMap(_ -> first(together, f -> f.format().raw()));
        still.ifPresent(file -> byName.put(file.name(), new Group(file, film, raw)));
        for (MediaFile file : together) {
            Optional<MediaFile> here = Optional.of(file);
            if (!here.equals(still) && !here.equals(film) && !here.equals(raw)) {
                byName.put(file.name(), Group.lone(file));
            }
        }
    }

    private static Optional<MediaFile> first(List<MediaFile> files, Predicate<MediaFile> wanted) {
        return files.stream().filter(wanted).findFirst();
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }
}
