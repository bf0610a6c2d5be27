package dev.photosync.sim.form;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.form.Yaml.Fields;
import dev.photosync.sim.form.Yaml.Items;
import dev.photosync.sim.text.Quantity;
import dev.photosync.sim.text.WordingException;

/// The kinds that hold several values.
final class ManyKinds {
    private ManyKinds() {}

    /// One value, or a list of at least one.
    record OneOrMany<T>(Kind<T> kind) implements Kind<ImmutableList<T>> {
        @Override
        public ImmutableList<T> read(Yaml value, Problems problems) {
            if (!(value instanceof Items items)) {
                return ImmutableList.of(kind.read(value, problems));
            }
            if (items.items().isEmpty()) {
                problems.add(value.at(), "expected " + expects() + ", found an empty list");
            }
            return items.items().stream()
                    .map(item -> kind.read(item, problems))
                    .collect(ImmutableList.toImmutableList());
        }

        @Override
        public ImmutableList<T> placeholder() {
            return ImmutableList.of();
        }

        @Override
        public String expects() {
            return kind.expects() + ", or a list of them";
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            ImmutableMap<String, Object> one = kind.schema();
            ImmutableMap<String, Object> many =
                    ImmutableMap.of("type", "array", "items", one, "minItems", 1);
            return ImmutableMap.of("anyOf", ImmutableList.of(one, many));
        }
    }

    /// A list.
    record ListOf<T>(Kind<T> kind, int most) implements Kind<ImmutableList<T>> {
        @Override
        public ImmutableList<T> read(Yaml value, Problems problems) {
            if (!(value instanceof Items items)) {
                problems.add(
                        value.at(),
                        "expected a list, found " + value.found() + "; begin each entry with -");
                return placeholder();
            }
            if (items.items().size() > most) {
                String found = ", found " + items.items().size();
                problems.add(value.at(), "expected at most " + most + " entries" + found);
                return placeholder();
            }
            return items.items().stream()
                    .map(item -> kind.read(item, problems))
                    .collect(ImmutableList.toImmutableList());
        }

        @Override
        public ImmutableList<T> placeholder() {
            return ImmutableList.of();
        }

        @Override
        public String expects() {
            return "a list";
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            return ImmutableMap.of("type", "array", "items", kind.schema(), "maxItems", most);
        }
    }

    /// A mapping from names that the author chooses.
    record NamedOnes<T>(String noun, Quantity<String> names, Kind<T> kind, int least, int most)
            implements Kind<ImmutableList<Named<T>>> {
        @Override
        public ImmutableList<Named<T>> read(Yaml value, Problems problems) {
            if (!(value instanceof Fields fields)) {
                problems.add(value.at(), "expected " + expects() + ", found " + value.found());
                return placeholder();
            }
            int size = fields.fields().size();
            if (size < least || size > most) {
                String bounds = size < least ? "at least " + least : "at most " + most;
                problems.add(value.at(), "expected " + noun + ", " + bounds + ", found " + size);
                return placeholder();
            }
            ImmutableList.Builder<Named<T>> read = ImmutableList.builder();
            for (Yaml.Field field : fields.fields()) {
                String name = field.key().text();
                try {
                    names.parse(name);
                } catch (WordingException e) {
                    problems.add(field.key().at(), String.valueOf(e.getMessage()));
                }
                read.add(new Named<>(name, field.key().at(), kind.read(field.value(), problems)));
            }
            return read.build();
        }

        @Override
        public ImmutableList<Named<T>> placeholder() {
            return ImmutableList.of();
        }

        @Override
        public String expects() {
            return "a mapping from names to " + noun;
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            return ImmutableMap.of(
                    "type",
                    "object",
                    "propertyNames",
                    ImmutableMap.of("pattern", "^(?:" + names.pattern() + ")$"),
                    "additionalProperties",
                    kind.schema(),
                    "minProperties",
                    least,
                    "maxProperties",
                    most);
        }
    }
}
