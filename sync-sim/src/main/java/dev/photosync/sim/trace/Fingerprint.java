package dev.photosync.sim.trace;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The SHA-256 digest over every event of a trace in order: two runs with the same one were the
/// same, whatever JVM, machine, locale or zone they ran in.
///
/// An event is digested by what it is made of, not by its text: the name of its type and its
/// components in order, down to numbers, names of constants and strings, each with its length. A
/// value of any other kind is refused, so that nothing without an order or a value of its own can
/// slip in. Costs O(components) for each event.
public final class Fingerprint implements Consumer<TraceEvent> {
    private static final int ABSENT = 0;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;
    private static final int CONSTANT = 3;
    private static final int RECORD = 4;
    private static final int LIST = 5;

    private static final ClassValue<RecordComponent[]> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return type.getRecordComponents();
                }
            };

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
    private long events;

    /// A fingerprint of nothing yet.
    public Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /// The fingerprint of a whole trace.
    public static String of(List<TraceEvent> events) {
        Fingerprint print = new Fingerprint();
        events.forEach(print);
        return print.hex();
    }

    /// Takes the next event in.
    ///
    /// @throws IllegalArgumentException if it holds a value that has no bytes of its own
    @Override
    public void accept(TraceEvent event) {
        events++;
        put(event);
    }

    /// How many events were taken in.
    public long events() {
        return events;
    }

    /// The digest so far, as 64 hexadecimal digits; more events may follow.
    public String hex() {
        flush();
        try {
            MessageDigest soFar = (MessageDigest) sha256.clone();
            return HexFormat.of().formatHex(soFar.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private void put(@Nullable Object value) {
        switch (value) {
            case null -> tag(ABSENT);
            case Long number -> number(number);
            case Integer number -> number(number);
            case Boolean bool -> number(bool ? 1 : 0);
            case Double number -> number(Double.doubleToLongBits(number));
            case String text -> text(TEXT, text);
            case Enum<?> constant -> text(CONSTANT, constant.name());
            case Record record -> record(record);
            case List<?> list -> {
                tag(LIST);
                number(list.size());
                list.forEach(this::put);
            }
            case Optional<?> optional -> put(optional.orElse(null));
            default ->
                    throw new IllegalArgumentException(
                            "a trace must hold values alone: type=" + value.getClass().getName());
        }
    }

    private void record(Record record) {
        text(RECORD, record.getClass().getSimpleName());
        for (RecordComponent component : COMPONENTS.get(record.getClass())) {
            try {
                put(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot be read: component=" + component, e);
            }
        }
    }

    private void text(int tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tag(tag);
        number(bytes.length);
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.capacity()) {
            sha256.update(bytes);
        } else {
            buffer.put(bytes);
        }
    }

    private void number(long number) {
        tag(NUMBER);
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(number);
    }

    private void tag(int tag) {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put((byte) tag);
    }

    private void flush() {
        sha256.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
