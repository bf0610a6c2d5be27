package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Sets;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Differences;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first report of an engine in which two runs differ, and what was different behind it.
///
/// @param parting the reports, and how many of this device were the same before
/// @param device whose engine
/// @param atMicros when the earlier of the two came
/// @param heldInA what held the device's work then in the first run, as a set of reasons
/// @param heldInB and in the second
/// @param conditions in which the device itself was different then: as the first run has it, and
///   the second
public record Decision(
        Parting parting,
        String device,
        long atMicros,
        long heldInA,
        long heldInB,
        ImmutableList<Difference> conditions) {

    /// The first report in which two traces differ, each device's reports by themselves; empty if
    /// there is none.
    static Optional<Decision> of(List<TraceEvent> a, List<TraceEvent> b) {
        ListMultimap<String, TraceEvent> ofA = reports(a);
        ListMultimap<String, TraceEvent> ofB = reports(b);
        return Sets.union(ofA.keySet(), ofB.keySet()).stream()
                .flatMap(device -> Parting.of(ofA.get(device), ofB.get(device)).stream())
                .min(Comparator.comparingLong(parting -> parting.earlier().atMicros()))
                .map(parting -> behind(parting, a, b));
    }

    private static ListMultimap<String, TraceEvent> reports(List<TraceEvent> events) {
        ListMultimap<String, TraceEvent> reports =
                MultimapBuilder.linkedHashKeys().arrayListValues().build();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Engine report) {
                reports.put(report.device(), report);
            }
        }
        return reports;
    }

    private static Decision behind(Parting parting, List<TraceEvent> a, List<TraceEvent> b) {
        String device = ((TraceEvent.Engine) parting.earlier()).device();
        long at = parting.earlier().atMicros();
        DeviceLedger inA = books(a, device, at);
        DeviceLedger inB = books(b, device, at);
        Conditions ofA = inA == null ? null : inA.truth();
        Conditions ofB = inB == null ? null : inB.truth();
        return new Decision(
                parting,
                device,
                at,
                inA == null ? Reasons.NONE : inA.holds(),
                inB == null ? Reasons.NONE : inB.holds(),
                ofA == null || ofB == null ? ImmutableList.of() : Differences.between(ofA, ofB));
    }

    /// A device's books at a moment; null if it takes no part.
    private static @Nullable DeviceLedger books(List<TraceEvent> events, String device, long at) {
        Ledger ledger = new Ledger();
        events.stream().takeWhile(event -> event.atMicros() <= at).forEach(ledger);
        ledger.advance(at);
        return ledger.devices().stream()
                .filter(books -> books.device().equals(device))
                .findFirst()
                .orElse(null);
    }
}
