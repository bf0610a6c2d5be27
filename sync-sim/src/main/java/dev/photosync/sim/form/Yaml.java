package dev.photosync.sim.form;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.text.Quoted;
import java.util.Set;

/// A piece of a YAML file, before anything is known of its meaning.
public sealed interface Yaml {
    /// Where it begins.
    Place at();

    /// What it is, as a message says it.
    String found();

    /// A scalar.
    ///
    /// @param plain whether it stands without quotes
    record Text(Place at, String text, boolean plain) implements Yaml {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
        private static final Set<String> BOOLEANS =
                Set.of("true", "True", "TRUE", "false", "False", "FALSE");

        /// Whether it is nothing in YAML's core schema.
        boolean isNothing() {
            return plain && NULLS.contains(text);
        }

        /// Whether it is a boolean in YAML's core schema.
        boolean isBoolean() {
            return plain && BOOLEANS.contains(text);
        }

        @Override
        public String found() {
            return isNothing()
                    ? "nothing"
                    : plain ? Quoted.of(text) : "\"" + Quoted.shortened(text) + "\"";
        }
    }

    /// A sequence.
    record Items(Place at, ImmutableList<Yaml> items) implements Yaml {
        @Override
        public String found() {
            return "a list";
        }
    }

    /// A mapping, without duplicate keys.
    record Fields(Place at, ImmutableList<Field> fields) implements Yaml {
        @Override
        public String found() {
            return "a mapping";
        }
    }

    /// An entry of a mapping.
    record Field(Text key, Yaml value) {}
}
