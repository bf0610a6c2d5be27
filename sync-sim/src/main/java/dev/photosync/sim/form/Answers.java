package dev.photosync.sim.form;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;

/// A mapping as read by a {@link Form}: a value for each of its keys.
public final class Answers {
    private final Place at;
    private final ImmutableMap<Key<?>, Located<?>> values;
    private final ImmutableList<Named<?>> others;
    private final boolean wasRead;

    /// A mapping that is missing or wrong.
    Answers() {
        this.at = Place.START;
        this.values = ImmutableMap.of();
        this.others = ImmutableList.of();
        this.wasRead = false;
    }

    Answers(Place at, Map<Key<?>, Located<?>> values, ImmutableList<Named<?>> others) {
        this.wasRead = true;
        this.at = at;
        this.values = ImmutableMap.copyOf(values);
        this.others = others;
    }

    /// Where the mapping begins.
    public Place at() {
        return at;
    }

    /// Whether the file had a mapping here; a placeholder did not come from one.
    public boolean wasRead() {
        return wasRead;
    }

    /// Whether the file has the key.
    public boolean has(Key<?> key) {
        return values.containsKey(key);
    }

    /// The key's value: that of the file, or its default.
    @SuppressWarnings("unchecked") // The form has stored what the key's own kind has read.
    public <T> T get(Key<T> key) {
        Located<?> value = values.get(key);
        return value == null ? key.defaultValue() : (T) value.value();
    }

    /// Where the key's value stands; the mapping's place if it does not.
    public Place at(Key<?> key) {
        Located<?> value = values.get(key);
        return value == null ? at : value.at();
    }

    /// What stands under names that are no keys, in the order of the file.
    ///
    /// @param kind the form's kind of others
    @SuppressWarnings("unchecked") // The form has read all of them by that kind.
    public <T> ImmutableList<Named<T>> others(Kind<T> kind) {
        return (ImmutableList<Named<T>>) (ImmutableList<?>) others;
    }
}
