package dev.photosync.sim.form;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.form.Yaml.Field;
import dev.photosync.sim.form.Yaml.Fields;
import dev.photosync.sim.form.Yaml.Items;
import dev.photosync.sim.form.Yaml.Text;
import dev.photosync.sim.text.Quoted;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/// Reads YAML 1.2 of the plain kind: one document, no anchors, aliases or tags, and not deeply
/// nested, so that a file is never larger than it looks.
public final class YamlParser {
    private static final int DEEPEST = 12;

    /// Ends the reading of a file that cannot be understood any further.
    private static final class Unreadable extends RuntimeException {
        private final transient Place at;

        private Unreadable(Place at, String message) {
            super(message, null, false, false);
            this.at = at;
        }
    }

    private final Iterator<Event> events;
    private final Problems problems;

    private YamlParser(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /// The file's one document; empty if it cannot be understood, of which there is then a problem.
    public static Optional<Yaml> parse(String text, Problems problems) {
        try {
            checkCharacters(text);
            LoadSettings settings =
                    LoadSettings.builder()
                            .setUseMarks(true)
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build();
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return Optional.of(new YamlParser(events, problems).document());
        } catch (Unreadable e) {
            problems.add(e.at, String.valueOf(e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problems.add(
                    mark.map(YamlParser::place).orElse(Place.START), "not YAML: " + message(e));
        } catch (YamlVersionException e) {
            problems.add(Place.START, "not YAML 1.2, as its %YAML line says");
        } catch (YamlEngineException e) {
            problems.add(
                    Place.START, "not YAML: " + Quoted.shortened(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static String message(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t(TAB)")) {
            return "a tab cannot stand here; indent with spaces";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a `key: value` cannot stand here; check the indentation";
        }
        String context = e.getContext();
        return context == null || context.isEmpty() ? problem : context + ", " + problem;
    }

    private static void checkCharacters(String text) {
        int line = 1;
        int column = 1;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
            if (control || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF) {
                throw new Unreadable(
                        new Place(line, column),
                        "expected text, found the character U+"
                                + hex(c)
                                + "; is this a YAML file?");
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
    }

    private static String hex(int codePoint) {
        String digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private Yaml document() {
        Event event = events.next();
        while (event.getEventId() == ID.StreamStart || event.getEventId() == ID.DocumentStart) {
            event = events.next();
        }
        if (event.getEventId() == ID.StreamEnd) {
            throw new Unreadable(Place.START, "the file is empty");
        }
        Yaml document = node(event, 0);
        event = events.next();
        while (event.getEventId() == ID.DocumentEnd) {
            event = events.next();
        }
        if (event.getEventId() != ID.StreamEnd) {
            throw new Unreadable(place(event), "expected one document, found a second");
        }
        return document;
    }

    private Yaml node(Event event, int depth) {
        Place at = place(event);
        if (event instanceof AliasEvent) {
            throw new Unreadable(at, "aliases (*name) are not allowed; write it out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new Unreadable(at, "anchors (&name) are not allowed; write it out");
        }
        if (depth > DEEPEST) {
            throw new Unreadable(at, "nested more than " + DEEPEST + " deep");
        }
        if (event instanceof ScalarEvent scalar) {
            checkTag(scalar.getTag(), at);
            return new Text(at, scalar.getValue(), scalar.isPlain());
        }
        checkTag(((CollectionStartEvent) event).getTag(), at);
        return event instanceof MappingStartEvent ? fields(at, depth) : items(at, depth);
    }

    private Fields fields(Place at, int depth) {
        ImmutableList.Builder<Field> fields = ImmutableList.builder();
        Map<String, Place> seen = new HashMap<>();
        Event event = events.next();
        while (event.getEventId() != ID.MappingEnd) {
            if (!(node(event, depth + 1) instanceof Text key)) {
                throw new Unreadable(place(event), "expected a key, found a list or a mapping");
            }
            Yaml value = node(events.next(), depth + 1);
            Place first = seen.putIfAbsent(key.text(), key.at());
            if (first == null) {
                fields.add(new Field(key, value));
            } else {
                problems.add(
                        key.at(),
                        "the key "
                                + Quoted.of(key.text())
                                + " stands already in line "
                                + first.line());
            }
            event = events.next();
        }
        return new Fields(at, fields.build());
    }

    private Items items(Place at, int depth) {
        ImmutableList.Builder<Yaml> items = ImmutableList.builder();
        Event event = events.next();
        while (event.getEventId() != ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new Items(at, items.build());
    }

    private static void checkTag(Optional<String> tag, Place at) {
        if (tag.isPresent()) {
            throw new Unreadable(at, "tags (" + Quoted.shortened(tag.get()) + ") are not allowed");
        }
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlParser::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
