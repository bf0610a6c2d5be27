package org.apache.jackrabbit.oak.segment;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jackrabbit.oak.segment.memory.MemoryStore;
import org.apache.jackrabbit.oak.spi.state.DefaultNodeStateDiff;
import org.apache.jackrabbit.oak.spi.state.NodeState;
import org.jspecify.annotations.Nullable;

/// Oak's persistent hash trie (`MapRecord`) in memory, which compares two of its states by what
/// they do not share.
public final class OakTrie {
    private final MemoryStore store;
    private final DefaultSegmentWriter writer;
    private final MapRecord map;

    private OakTrie(MemoryStore store, DefaultSegmentWriter writer, MapRecord map) {
        this.store = store;
        this.writer = writer;
        this.map = map;
    }

    /// A trie of these entries.
    public static OakTrie of(Map<String, String> entries) throws IOException {
        MemoryStore store = new MemoryStore();
        DefaultSegmentWriter writer =
                DefaultSegmentWriterBuilder.defaultSegmentWriterBuilder("bench").build(store);
        return write(store, writer, null, entries);
    }

    /// This trie with entries put, or taken out where the text is empty.
    public OakTrie with(Map<String, String> edits) throws IOException {
        return write(store, writer, map, edits);
    }

    // To Oak, no record means that the entry is taken out.
    @SuppressWarnings("NullAway")
    private static OakTrie write(
            MemoryStore store,
            DefaultSegmentWriter writer,
            @Nullable MapRecord base,
            Map<String, String> entries)
            throws IOException {
        Map<String, @Nullable RecordId> records = new HashMap<>();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            String text = entry.getValue();
            records.put(entry.getKey(), text.isEmpty() ? null : writer.writeString(text));
        }
        RecordId id = writer.writeMap(base, records);
        writer.flush();
        return new OakTrie(store, writer, new MapRecord(store.getReader(), id));
    }

    /// Tells of every name in which this trie differs from an earlier one.
    public void diff(OakTrie before, Consumer<String> changed) {
        map.compare(
                before.map,
                new DefaultNodeStateDiff() {
                    @Override
                    public boolean childNodeAdded(String name, NodeState after) {
                        changed.accept(name);
                        return true;
                    }

                    @Override
                    public boolean childNodeChanged(String name, NodeState was, NodeState after) {
                        changed.accept(name);
                        return true;
                    }

                    @Override
                    public boolean childNodeDeleted(String name, NodeState was) {
                        changed.accept(name);
                        return true;
                    }
                });
    }
}
