package dev.photosync.sim.check;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps what the invariants of liveness find: for each invariant and device the first breach.
final class Breaches {
    private record Place(String invariant, String device) {}

    private final Map<Place, Breach> first = new LinkedHashMap<>();
    private Consumer<Breach> told = breach -> {};

    /// Has each breach told to someone as it is found.
    void tell(Consumer<Breach> listener) {
        told = listener;
    }

    /// An invariant does not hold.
    ///
    /// @param asset for which asset; null if for none in particular
    void add(
            LivenessInvariant invariant,
            long atMicros,
            String device,
            @Nullable AssetId asset,
            String why) {
        Breach breach =
                new Breach(invariant.name(), atMicros, device, Optional.ofNullable(asset), why);
        if (first.putIfAbsent(new Place(invariant.name(), device), breach) == null) {
            told.accept(breach);
        }
    }

    /// All that was found, in the order in which it was.
    ImmutableList<Breach> all() {
        return ImmutableList.copyOf(first.values());
    }
}
