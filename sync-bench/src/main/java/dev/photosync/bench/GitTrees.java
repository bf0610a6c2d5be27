package dev.photosync.bench;

import dev.photosync.bench.Libraries.Pair;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// JGit's trees in memory: a file per asset, in two levels of directories by the first four digits
/// of its id, as Git itself fans objects out.
final class GitTrees implements DiffArm {
    private final InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("library"));
    private final ObjectId before;
    private final ObjectId after;

    GitTrees(Pair pair) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            before = write(pair.before(), inserter);
            after = write(pair.after(), inserter);
            inserter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectId write(Map<AssetId, Revision> library, ObjectInserter inserter)
            throws IOException {
        TreeMap<String, TreeMap<String, TreeFormatter>> directories = new TreeMap<>();
        for (Map.Entry<AssetId, Revision> entry : library.entrySet()) {
            String name = Names.of(entry.getKey());
            directories
                    .computeIfAbsent(name.substring(0, 2), _ -> new TreeMap<>())
                    .computeIfAbsent(name.substring(2, 4), _ -> new TreeFormatter())
                    .append(name, FileMode.REGULAR_FILE, blob(entry.getValue()));
        }
        TreeFormatter root = new TreeFormatter();
        for (Map.Entry<String, TreeMap<String, TreeFormatter>> directory : directories.entrySet()) {
            TreeFormatter middle = new TreeFormatter();
            for (Map.Entry<String, TreeFormatter> leaf : directory.getValue().entrySet()) {
                middle.append(leaf.getKey(), FileMode.TREE, inserter.insert(leaf.getValue()));
            }
            root.append(directory.getKey(), FileMode.TREE, inserter.insert(middle));
        }
        return inserter.insert(root);
    }

    /// The name of a blob that only this revision has. A walk never opens it.
    private static ObjectId blob(Revision revision) {
        long digest = revision.digest();
        long mixed = Mix.of(digest);
        int[] words = {
            (int) (digest >>> 32), (int) digest, (int) (mixed >>> 32), (int) mixed, (int) ~digest
        };
        return ObjectId.fromRaw(words);
    }

    @Override
    public List<AssetId> changed() {
        List<AssetId> ids = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(before);
            walk.addTree(after);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                ids.add(Names.id(walk.getNameString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
