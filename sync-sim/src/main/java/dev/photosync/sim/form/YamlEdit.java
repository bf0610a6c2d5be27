package dev.photosync.sim.form;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.photosync.sim.form.Yaml.Field;
import dev.photosync.sim.form.Yaml.Fields;
import dev.photosync.sim.form.Yaml.Items;
import dev.photosync.sim.form.Yaml.Text;
import dev.photosync.sim.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One value put into a tree, at a path of keys with a dot between them, such as {@code
/// account.plan}.
///
/// A key that is there is preferred to a shorter one, so that a name may have dots of its own. An
/// entry of a list is found by its number, counted from 1. What is not there is made, and whoever
/// reads the tree says whether it may be.
public final class YamlEdit {
    private final Yaml value;
    private final Place at;
    private final Problems problems;

    private YamlEdit(Yaml value, Place at, Problems problems) {
        this.value = value;
        this.at = at;
        this.problems = problems;
    }

    /// The tree with the value.
    ///
    /// @param at where all that is new stands, for messages
    public static Yaml put(Yaml tree, String path, Yaml value, Place at, Problems problems) {
        return new YamlEdit(moved(value, at), at, problems).in(tree, path);
    }

    /// The part of a key or path that the first of some keys stands for; all before the first dot
    /// if none does.
    public static String firstKey(String path, Iterable<String> keys) {
        String found = "";
        for (String key : keys) {
            boolean begins = path.equals(key) || path.startsWith(key + ".");
            found = begins && key.length() > found.length() ? key : found;
        }
        int dot = path.indexOf('.');
        return !found.isEmpty() ? found : dot < 0 ? path : path.substring(0, dot);
    }

    private Yaml in(Yaml tree, String path) {
        return switch (tree) {
            case Fields fields -> in(fields, path);
            case Items items -> in(items, path);
            case Text _ -> in(new Fields(at, ImmutableList.of()), path);
        };
    }

    private Fields in(Fields fields, String path) {
        String key = firstKey(path, keys(fields));
        List<Field> changed = new ArrayList<>(fields.fields());
        for (int i = 0; i < changed.size(); i++) {
            Field field = changed.get(i);
            if (field.key().text().equals(key)) {
                changed.set(
                        i, new Field(field.key(), below(Optional.of(field.value()), path, key)));
                return new Fields(fields.at(), ImmutableList.copyOf(changed));
            }
        }
        changed.add(new Field(new Text(at, key, true), below(Optional.empty(), path, key)));
        return new Fields(fields.at(), ImmutableList.copyOf(changed));
    }

    private Items in(Items items, String path) {
        String key = firstKey(path, ImmutableList.of());
        Integer number = Ints.tryParse(key);
        int size = items.items().size();
        if (number == null || number < 1 || number > size) {
            String allowed = size == 0 ? "but the list is empty" : "from 1 to " + size;
            problems.add(
                    at,
                    "expected the number of an entry, " + allowed + ", found " + Quoted.of(key));
            return items;
        }
        List<Yaml> changed = new ArrayList<>(items.items());
        changed.set(number - 1, below(Optional.of(changed.get(number - 1)), path, key));
        return new Items(items.at(), ImmutableList.copyOf(changed));
    }

    private Yaml below(Optional<Yaml> there, String path, String key) {
        return path.length() == key.length()
                ? value
                : in(
                        there.orElse(new Fields(at, ImmutableList.of())),
                        path.substring(key.length() + 1));
    }

    /// The keys of a mapping, in its order.
    public static ImmutableList<String> keys(Fields fields) {
        return fields.fields().stream()
                .map(field -> field.key().text())
                .collect(ImmutableList.toImmutableList());
    }

    private static Yaml moved(Yaml tree, Place to) {
        return switch (tree) {
            case Text text -> new Text(to, text.text(), text.plain());
            case Items items ->
                    new Items(
                            to,
                            items.items().stream()
                                    .map(item -> moved(item, to))
                                    .collect(ImmutableList.toImmutableList()));
            case Fields fields ->
                    new Fields(
                            to,
                            fields.fields().stream()
                                    .map(field ->
                                            new Field(
                                                    (Text) moved(field.key(), to),
                                                    moved(field.value(), to)))
                                    .collect(ImmutableList.toImmutableList()));
        };
    }
}
