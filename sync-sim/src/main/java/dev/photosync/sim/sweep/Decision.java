package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Differences;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first report of an engine in which two runs differ, and what was different behind it.
///
/// @param parting the reports, and how many were the same before
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

    /// The first report in which two traces differ; empty if there is none.
    static Optional<Decision> of(List<TraceEvent> a, List<TraceEvent> b) {
        return Parting.of(reports(a), reports(b)).map(parting -> behind(parting, a, b));
    }

    private static List<TraceEvent> reports(List<TraceEvent> events) {
        return events.stream().filter(TraceEvent.Engine.class::isInstance).toList();
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
                ofA == null || ofB == null
                        ? ImmutableList.of()
                        : Differences.between(ofA, ofB));
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
