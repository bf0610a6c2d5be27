package dev.photosync.sim.form;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/// Which keys of a {@link Form} go together.
public sealed interface FormRule {
    /// Adds a problem if a mapping breaks the rule.
    void check(Answers answers, Problems problems);

    /// The rule as a JSON Schema.
    ImmutableMap<String, Object> schema();

    /// Exactly one of the keys must be there.
    record OneOf(ImmutableList<Key<?>> keys) implements FormRule {
        public OneOf(Key<?>... keys) {
            this(ImmutableList.copyOf(keys));
        }

        @Override
        public void check(Answers answers, Problems problems) {
            ImmutableList<Key<?>> there =
                    keys.stream().filter(answers::has).collect(ImmutableList.toImmutableList());
            if (there.size() != 1) {
                problems.add(
                        there.isEmpty() ? answers.at() : answers.at(there.getLast()),
                        "expected exactly one of the keys "
                                + names(keys)
                                + "; found "
                                + (there.isEmpty() ? "none" : names(there)));
            }
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            return ImmutableMap.of(
                    "oneOf",
                    keys.stream().map(FormRule::required).collect(ImmutableList.toImmutableList()));
        }
    }

    /// The two keys cannot both be there.
    record NotBoth(Key<?> first, Key<?> second) implements FormRule {
        @Override
        public void check(Answers answers, Problems problems) {
            if (answers.has(first) && answers.has(second)) {
                problems.add(
                        answers.at(second),
                        "`" + second.name() + "` cannot stand beside `" + first.name() + "`");
            }
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            return ImmutableMap.of("not", required(first, second));
        }
    }

    /// The first key means something only beside the second.
    record Needs(Key<?> first, Key<?> second) implements FormRule {
        @Override
        public void check(Answers answers, Problems problems) {
            if (answers.has(first) && !answers.has(second)) {
                problems.add(
                        answers.at(first), "`" + first.name() + "` needs `" + second.name() + "`");
            }
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            return ImmutableMap.of(
                    "dependentRequired",
                    ImmutableMap.of(first.name(), ImmutableList.of(second.name())));
        }
    }

    private static ImmutableMap<String, Object> required(Key<?>... keys) {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        for (Key<?> key : keys) {
            names.add(key.name());
        }
        return ImmutableMap.of("required", names.build());
    }

    private static String names(ImmutableList<Key<?>> keys) {
        return Joiner.on(", ").join(keys.stream().map(Key::name).iterator());
    }
}
