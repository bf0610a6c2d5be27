package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.diagnose.FixKind;
import java.util.Map;
import java.util.Set;

/// Something that can be the matter, as the simulation knows it: a scenario of the catalogue that
/// has a stall.
///
/// @param name of the scenario
/// @param strategy the guide's row that it teaches; empty for none
/// @param kind the kind of field cause; empty for none
/// @param seen how often each full set of symptoms was seen, at moments of its stall
/// @param calledFor the fixes that an owner who works through the guide would find called for
/// @param cures each a set of fixes that, together, clear it
/// @param passes whether it gets well by itself within the diagnosis's future
public record Cause(
        String name,
        String title,
        String strategy,
        String kind,
        ImmutableMap<Symptoms, Integer> seen,
        ImmutableSet<FixKind> calledFor,
        ImmutableList<ImmutableSet<FixKind>> cures,
        boolean passes) {
    /// How many moments were looked at.
    public int sightings() {
        return seen.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many of the moments show symptoms that differ in so many answers from what is known.
    public int sightings(Symptoms known, int differing) {
        return seen.entrySet().stream()
                .filter(entry -> entry.getKey().differing(known).size() == differing)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// The fewest answers in which one of its moments differs from what is known.
    public int distance(Symptoms known) {
        return seen.keySet().stream()
                .mapToInt(symptoms -> symptoms.differing(known).size())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /// Whether fixes clear it when all of them have been done.
    public boolean clearedBy(Set<FixKind> done) {
        return cures.stream().anyMatch(done::containsAll);
    }
}
