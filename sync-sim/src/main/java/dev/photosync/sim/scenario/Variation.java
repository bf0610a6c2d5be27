package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.form.Problems;
import dev.photosync.sim.form.Yaml;
import dev.photosync.sim.form.Yaml.Fields;
import dev.photosync.sim.form.YamlEdit;
import dev.photosync.sim.form.YamlParser;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that is different in a scenario: another value under a key of its file.
///
/// It is put into the file before that is read, so that whatever may stand in a file may stand
/// here, and what may not is refused in the same words.
///
/// @param key the way to the value, such as {@code devices.phone.power-policy} or {@code
///   timeline.2.at}
/// @param value as the file would have it
public record Variation(String key, String value) {
    private static final int LONGEST = 1000;
    private static final String EXAMPLE = "KEY=VALUE, such as account.plan=50 GB";

    /// The mappings from names to parts of a scenario; a name that is wrong in a path must not make
    /// a new part.
    private enum Part {
        ACCOUNT(FileSection.ACCOUNTS.name(), "account", ImmutableList.of()),
        DEVICE(FileSection.DEVICES.name(), "device", ImmutableList.of()),
        NETWORK(FileSection.NETWORKS.name(), "network", NetworkSection.BUILT_IN.keySet().asList());

        private final String key;
        private final String noun;
        private final ImmutableList<String> builtIn;

        Part(String key, String noun, ImmutableList<String> builtIn) {
            this.key = key;
            this.noun = noun;
            this.builtIn = builtIn;
        }
    }

    /// Reads {@code KEY=VALUE}.
    ///
    /// @throws WordingException if it is not that
    public static Variation parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new WordingException("expected " + EXAMPLE + ", found " + Quoted.of(text));
        }
        return of(text.substring(0, equals), text.substring(equals + 1));
    }

    /// A variation.
    ///
    /// @throws WordingException if the key is no path, or the value is empty or on several lines
    public static Variation of(String key, String value) {
        String path = key.strip();
        String stripped = value.strip();
        boolean isPath = path.matches("[^\\s.]+(\\.[^\\s.]+)*");
        if (!isPath || stripped.isEmpty() || path.length() + stripped.length() > LONGEST) {
            String wrong =
                    !isPath
                            ? "the key is " + Quoted.of(path)
                            : stripped.isEmpty()
                                    ? "there is no value for " + Quoted.of(path)
                                    : "it is longer than " + LONGEST + " characters";
            throw new WordingException("expected " + EXAMPLE + "; " + wrong);
        }
        if (stripped.chars().anyMatch(Character::isISOControl) || stripped.startsWith("#")) {
            throw new WordingException(
                    "expected a value on one line that does not begin with #, found "
                            + Quoted.of(stripped));
        }
        return new Variation(path, stripped);
    }

    /// The file with the value.
    ///
    /// @param at where the value stands, for messages
    Yaml in(Yaml file, Place at, Problems problems) {
        Problems ofValue = new Problems();
        Optional<Yaml> parsed = YamlParser.parse(value, ofValue);
        ofValue.inOrder().forEach(problem -> problems.add(at, problem.message()));
        if (parsed.isEmpty() || !(file instanceof Fields fields)) {
            return file;
        }
        Optional<String> wrong = leadsNowhere(fields);
        if (wrong.isPresent()) {
            problems.add(at, wrong.get());
            return file;
        }
        return YamlEdit.put(file, key, parsed.get(), at, problems);
    }

    /// As the command line has it, for messages.
    @Override
    public String toString() {
        return key + "=" + value;
    }

    /// What is wrong with the path, if it leads into a part that the file does not have.
    private Optional<String> leadsNowhere(Fields file) {
        for (Part part : Part.values()) {
            if (!key.startsWith(part.key + ".")) {
                continue;
            }
            String rest = key.substring(part.key.length() + 1);
            List<String> names = new ArrayList<>();
            file.fields().stream()
                    .filter(field -> field.key().text().equals(part.key))
                    .filter(field -> field.value() instanceof Fields)
                    .forEach(field -> names.addAll(YamlEdit.keys((Fields) field.value())));
            part.builtIn.stream().filter(name -> !names.contains(name)).forEach(names::add);
            String name = YamlEdit.firstKey(rest, names);
            if (!names.contains(name) && rest.length() > name.length()) {
                return Optional.of(
                        "there is no "
                                + part.noun
                                + " "
                                + Quoted.of(name)
                                + NearestWord.advice(name, names));
            }
        }
        return Optional.empty();
    }
}
