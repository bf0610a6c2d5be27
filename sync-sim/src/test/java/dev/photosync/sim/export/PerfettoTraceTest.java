package dev.photosync.sim.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.view.DeviceSeries;
import dev.photosync.sim.view.RunSeries;
import dev.photosync.sim.view.Transfer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What is written keeps the rules of the Trace Event Format.
class PerfettoTraceTest {
    private static List<Map<String, Object>> events(RunResult run) throws IOException {
        // JSON is YAML.
        LoadSettings large = LoadSettings.builder().setCodePointLimit(1 << 30).build();
        Map<?, ?> document =
                (Map<?, ?>) new Load(large).loadFromString(Runs.text(run, PerfettoTrace::write));
        List<Map<String, Object>> events = new ArrayList<>();
        for (Object event : (List<?>) Objects.requireNonNull(document.get("traceEvents"))) {
            Map<String, Object> members = new HashMap<>();
            ((Map<?, ?>) event).forEach((key, value) -> members.put(key.toString(), value));
            events.add(members);
        }
        return events;
    }

    private static long ts(Map<String, Object> event) {
        return ((Number) member(event, "ts")).longValue();
    }

    private static Object member(Map<String, Object> event, String name) {
        return Objects.requireNonNull(event.get(name), name);
    }

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.export.Runs#builtIn")
    void keepsTheRulesOfTheFormat(String builtIn) throws IOException {
        RunResult run = Runs.of(builtIn);
        List<Map<String, Object>> events = events(run);

        Set<Object> processes = new HashSet<>();
        Set<Object> threads = new HashSet<>();
        for (Map<String, Object> event : events) {
            if (member(event, "name").equals("process_name")) {
                processes.add(event.get("pid"));
            } else if (member(event, "name").equals("thread_name")) {
                threads.add(event.get("tid"));
            }
        }
        Map<String, Deque<Map<String, Object>>> open = new HashMap<>();
        for (Map<String, Object> event : events) {
            assertThat(event).containsKeys("ph", "pid", "tid", "ts", "name");
            assertThat(processes).contains(event.get("pid"));
            assertThat(threads).contains(event.get("tid"));
            assertThat(ts(event)).isBetween(0L, run.endMicros());
            switch ((String) member(event, "ph")) {
                case "b" -> open.computeIfAbsent(track(event), _ -> new ArrayDeque<>()).push(event);
                case "e" -> {
                    Map<String, Object> begun =
                            Objects.requireNonNull(open.get(track(event)), "begun").pop();
                    assertThat(begun.get("name")).isEqualTo(event.get("name"));
                    assertThat(ts(begun)).isLessThanOrEqualTo(ts(event));
                }
                case "C" ->
                        assertThat(((Map<?, ?>) member(event, "args")).values())
                                .hasSize(1)
                                .allSatisfy(value -> assertThat(value).isInstanceOf(Number.class));
                case "i" -> assertThat(event.get("s")).isIn("t", "p", "g");
                case "M" -> assertThat(event).containsKey("args");
                default -> throw new AssertionError("an unknown phase: " + event);
            }
        }
        assertThat(open.values()).allSatisfy(left -> assertThat(left).isEmpty());
        tracksAreKnownByTheirNames(events);
        flowsStartBeforeTheyArrive(events);
    }

    /// An id that is not local to its process makes a track outside all processes.
    private static String track(Map<String, Object> event) {
        assertThat(event).doesNotContainKey("id");
        Map<?, ?> id = (Map<?, ?>) member(event, "id2");
        assertThat(id.keySet()).isEqualTo(Set.of("local"));
        return event.get("pid") + "/" + event.get("cat") + "/" + id.get("local");
    }

    /// Perfetto names a track for the first slice on it, and puts tracks of a process that have one
    /// name together.
    private static void tracksAreKnownByTheirNames(List<Map<String, Object>> events) {
        Map<String, Integer> depths = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<String, String> tracks = new HashMap<>();
        for (Map<String, Object> event : events) {
            if (member(event, "ph").equals("e")) {
                depths.merge(track(event), -1, Integer::sum);
            } else if (member(event, "ph").equals("b")
                    && depths.merge(track(event), 1, Integer::sum) == 1) {
                String name = event.get("pid") + "/" + event.get("name");
                names.putIfAbsent(track(event), name);
                tracks.putIfAbsent(name, track(event));
                assertThat(name).isEqualTo(names.get(track(event)));
                assertThat(track(event)).isEqualTo(tracks.get(name));
            }
        }
    }

    private static void flowsStartBeforeTheyArrive(List<Map<String, Object>> events) {
        Map<Object, Long> starts = new HashMap<>();
        Map<Object, Long> arrivals = new HashMap<>();
        for (Map<String, Object> event : events) {
            if (event.containsKey("flow_out")) {
                assertThat(starts.put(event.get("bind_id"), ts(event))).isNull();
            } else if (event.containsKey("flow_in")) {
                arrivals.merge(event.get("bind_id"), ts(event), Math::min);
            }
        }
        assertThat(arrivals.keySet()).isEqualTo(starts.keySet());
        assertThat(arrivals)
                .allSatisfy((flow, at) -> assertThat(at).isGreaterThan(starts.get(flow)));
    }

    @Test
    void countersReachTheEndOfTheRun() throws IOException {
        RunResult run = Runs.of("two-gates");
        Map<String, Long> last = new HashMap<>();
        for (Map<String, Object> event : events(run)) {
            if (member(event, "ph").equals("C")) {
                last.put(event.get("pid") + " " + event.get("name"), ts(event));
            }
        }

        assertThat(last).isNotEmpty();
        assertThat(last.values()).containsOnly(run.endMicros());
    }

    @Test
    void leadsFromEachUploadToItsArrivalOnTheOtherDevice() throws IOException {
        RunResult run = Runs.of("two-gates");
        RunSeries series = RunSeries.of(run.trace().events(), run.endMicros());
        long arrived =
                series.devices().stream()
                        .filter(device -> device.device().equals("tablet"))
                        .map(DeviceSeries::transfers)
                        .flatMap(List::stream)
                        .filter(t -> t.kind() == WorkKind.OPTIMISED)
                        .filter(t -> t.end() == Transfer.End.FINISHED)
                        .count();

        assertThat(arrived).isEqualTo(30);
        assertThat(events(run)).filteredOn(e -> e.containsKey("flow_in")).hasSize(30);
        assertThat(events(run)).filteredOn(e -> e.containsKey("flow_out")).hasSize(30);
    }
}
