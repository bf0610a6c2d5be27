package dev.photosync.sim.form;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.form.Yaml.Field;
import dev.photosync.sim.form.Yaml.Fields;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mapping with fixed keys, as a table of them.
public final class Form implements Kind<Answers> {
    private final String noun;
    private final ImmutableList<Key<?>> keys;
    private final ImmutableList<FormRule> rules;
    private final Optional<Kind<?>> others;

    private Form(
            String noun,
            ImmutableList<Key<?>> keys,
            ImmutableList<FormRule> rules,
            Optional<Kind<?>> others) {
        this.noun = noun;
        this.keys = keys;
        this.rules = rules;
        this.others = others;
    }

    /// A form with these keys and no others.
    ///
    /// @param noun what it describes, with its article
    public static Form of(String noun, Key<?>... keys) {
        return new Form(noun, ImmutableList.copyOf(keys), ImmutableList.of(), Optional.empty());
    }

    /// The same form with a rule of which keys go together.
    public Form with(FormRule rule) {
        return new Form(
                noun,
                keys,
                ImmutableList.<FormRule>builder().addAll(rules).add(rule).build(),
                others);
    }

    /// The same form, in which any other name may stand and has a value of that kind.
    public Form withOthers(Kind<?> kind) {
        return new Form(noun, keys, rules, Optional.of(kind));
    }

    public ImmutableList<Key<?>> keys() {
        return keys;
    }

    /// The names of the keys.
    public ImmutableList<String> names() {
        return keys.stream().map(Key::name).collect(ImmutableList.toImmutableList());
    }

    @Override
    public Answers read(Yaml value, Problems problems) {
        if (!(value instanceof Fields fields)) {
            problems.add(value.at(), "expected " + expects() + ", found " + value.found());
            return placeholder();
        }
        Map<Key<?>, Located<?>> values = new LinkedHashMap<>();
        List<Named<?>> named = new ArrayList<>();
        for (Field field : fields.fields()) {
            String name = field.key().text();
            Optional<Key<?>> key = keys.stream().filter(k -> k.name().equals(name)).findFirst();
            if (key.isPresent()) {
                Object read = key.get().kind().read(field.value(), problems);
                values.put(key.get(), new Located<>(read, field.value().at()));
            } else if (others.isPresent()) {
                Object read = others.get().read(field.value(), problems);
                named.add(new Named<>(name, field.key().at(), read));
            } else {
                problems.add(
                        field.key().at(),
                        "unknown key " + Quoted.of(name) + NearestWord.advice(name, names()));
            }
        }
        Answers answers = new Answers(fields.at(), values, ImmutableList.copyOf(named));
        for (Key<?> key : keys) {
            if (key.required() && !answers.has(key)) {
                String wanted = key.doc() + ", " + key.kind().expects();
                problems.add(fields.at(), "missing key `" + key.name() + "`: " + wanted);
            }
        }
        rules.forEach(rule -> rule.check(answers, problems));
        return answers;
    }

    @Override
    public Answers placeholder() {
        return new Answers();
    }

    @Override
    public String expects() {
        return noun + " as a mapping with the keys " + Joiner.on(", ").join(names());
    }

    @Override
    public ImmutableMap<String, Object> schema() {
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        keys.forEach(key -> properties.put(key.name(), key.schema()));
        ImmutableMap.Builder<String, Object> schema = ImmutableMap.builder();
        schema.put("type", "object");
        schema.put("properties", properties.buildOrThrow());
        ImmutableList<String> required =
                keys.stream()
                        .filter(Key::required)
                        .map(Key::name)
                        .collect(ImmutableList.toImmutableList());
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (others.isPresent()) {
            schema.put("additionalProperties", others.get().schema());
        } else {
            schema.put("additionalProperties", false);
        }
        if (!rules.isEmpty()) {
            schema.put(
                    "allOf",
                    rules.stream().map(FormRule::schema).collect(ImmutableList.toImmutableList()));
        }
        return schema.buildOrThrow();
    }
}
