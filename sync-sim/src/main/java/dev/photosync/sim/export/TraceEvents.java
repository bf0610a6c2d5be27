package dev.photosync.sim.export;

import dev.photosync.sim.view.Transfer;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/// The events of the Trace Event Format, one method for each phase that is used.
final class TraceEvents {
    private final JsonGenerator json;

    TraceEvents(JsonGenerator json) {
        this.json = json;
    }

    /// Names a process, and the one thread of it that events name. Threads have numbers of their
    /// own, which no two processes share.
    void process(int pid, String name) {
        metadata(pid, "process_name", name);
        metadata(pid, "thread_name", "what happened");
        open("M", pid, "process_sort_index", 0);
        json.writeObjectPropertyStart("args");
        json.writeNumberProperty("sort_index", pid);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void metadata(int pid, String what, String name) {
        open("M", pid, what, 0);
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    void begin(int pid, String category, String id, String name, long atMicros) {
        async("b", pid, category, id, name, atMicros);
        json.writeEndObject();
    }

    void end(int pid, String category, String id, String name, long atMicros) {
        async("e", pid, category, id, name, atMicros);
        json.writeEndObject();
    }

    void transfer(int pid, String id, Transfer transfer, Flows flows) {
        String name = transfer.asset().shortName();
        async("b", pid, "transfer", id, name, transfer.fromMicros());
        OptionalInt out = flows.from(transfer);
        OptionalInt in = flows.to(transfer);
        out.ifPresent(flow -> flow(flow, "flow_out"));
        in.ifPresent(flow -> flow(flow, "flow_in"));
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("asset", transfer.asset().toString());
        json.writeNumberProperty("bytes", transfer.bytes());
        json.writeNumberProperty("queuedMicros", transfer.queuedMicros());
        json.writeStringProperty("end", EventShape.name(transfer.end()));
        json.writeEndObject();
        json.writeEndObject();
        end(pid, "transfer", id, name, transfer.toMicros());
    }

    private void flow(int flow, String way) {
        json.writeStringProperty("bind_id", "0x" + Integer.toHexString(flow));
        json.writeBooleanProperty(way, true);
    }

    void counter(int pid, String name, String unit, long atMicros, long value) {
        open("C", pid, name, atMicros);
        json.writeObjectPropertyStart("args");
        json.writeNumberProperty(unit, value);
        json.writeEndObject();
        json.writeEndObject();
    }

    void instant(int pid, String category, String name, long atMicros) {
        open("i", pid, name, atMicros);
        json.writeStringProperty("cat", category);
        json.writeStringProperty("s", "t");
        json.writeEndObject();
    }

    /// The id is local to the process. Perfetto draws tracks of a global id outside all processes,
    /// and puts those of one name together, whichever process they are of.
    private void async(
            String phase, int pid, String category, String id, String name, long atMicros) {
        open(phase, pid, name, atMicros);
        json.writeStringProperty("cat", category);
        json.writeObjectPropertyStart("id2");
        json.writeStringProperty("local", id);
        json.writeEndObject();
    }

    private void open(String phase, int pid, String name, long atMicros) {
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeNumberProperty("pid", pid);
        json.writeNumberProperty("tid", pid);
        json.writeNumberProperty("ts", atMicros);
        json.writeStringProperty("name", name);
    }
}
