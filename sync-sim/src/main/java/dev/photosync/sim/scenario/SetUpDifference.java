package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import dev.photosync.sim.form.Problems;
import dev.photosync.sim.form.Yaml;
import dev.photosync.sim.form.Yaml.Fields;
import dev.photosync.sim.form.Yaml.Items;
import dev.photosync.sim.form.Yaml.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One thing that two scenario files say differently about what is run.
///
/// What only tells a reader about the scenario, and what it claims, makes no difference.
///
/// @param key where it stands, such as {@code account.plan}; for an entry of a list the list
/// @param first what the first file has there; empty if nothing
/// @param second what the second one has
public record SetUpDifference(String key, Optional<String> first, Optional<String> second) {
    private static final ImmutableSet<String> ABOUT_IT =
            ImmutableSet.of(
                    FileSection.SCENARIO.name(),
                    FileSection.TITLE.name(),
                    FileSection.STRATEGY.name(),
                    FileSection.KIND.name(),
                    FileSection.LESSON.name(),
                    FileSection.SEED.name(),
                    FileSection.EXPECT.name());

    /// A file as a flat list of what it says.
    private static final class Flat {
        final Map<String, String> values = new LinkedHashMap<>();
        final Map<String, Multiset<String>> lists = new LinkedHashMap<>();

        void add(String key, Yaml of) {
            boolean entries =
                    of instanceof Items items
                            && !items.items().stream().allMatch(Text.class::isInstance);
            if (of instanceof Fields fields && !fields.fields().isEmpty()) {
                fields.fields()
                        .forEach(field -> add(key + "." + field.key().text(), field.value()));
            } else if (entries) {
                Multiset<String> all = LinkedHashMultiset.create();
                ((Items) of).items().forEach(item -> all.add(words(item)));
                lists.put(key, all);
            } else {
                values.put(key, words(of));
            }
        }
    }

    /// All that two scenarios say differently, in the order of the first. Both must have been read
    /// without problems.
    public static ImmutableList<SetUpDifference> between(
            ScenarioSource first,
            ImmutableList<Variation> inFirst,
            ScenarioSource second,
            ImmutableList<Variation> inSecond) {
        Flat left = flat(first, inFirst);
        Flat right = flat(second, inSecond);
        List<SetUpDifference> found = new ArrayList<>();
        for (String key : both(left.values, right.values)) {
            Optional<String> ofLeft = Optional.ofNullable(left.values.get(key));
            Optional<String> ofRight = Optional.ofNullable(right.values.get(key));
            if (!ofLeft.equals(ofRight)) {
                found.add(new SetUpDifference(key, ofLeft, ofRight));
            }
        }
        for (String key : both(left.lists, right.lists)) {
            Multiset<String> ofLeft = entries(left, key);
            Multiset<String> ofRight = entries(right, key);
            Multisets.difference(ofLeft, ofRight)
                    .forEach(entry ->
                            found.add(
                                    new SetUpDifference(
                                            key, Optional.of(entry), Optional.empty())));
            Multisets.difference(ofRight, ofLeft)
                    .forEach(entry ->
                            found.add(
                                    new SetUpDifference(
                                            key, Optional.empty(), Optional.of(entry))));
        }
        return ImmutableList.copyOf(found);
    }

    private static Multiset<String> entries(Flat of, String key) {
        return Objects.requireNonNullElseGet(of.lists.get(key), LinkedHashMultiset::create);
    }

    private static Set<String> both(Map<String, ?> first, Map<String, ?> second) {
        Set<String> keys = new LinkedHashSet<>(first.keySet());
        keys.addAll(second.keySet());
        return keys;
    }

    private static Flat flat(ScenarioSource source, ImmutableList<Variation> variations) {
        Problems problems = new Problems();
        Flat flat = new Flat();
        ScenarioReader.tree(source, problems)
                .map(yaml -> ScenarioReader.varied(yaml, variations, 0, problems))
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .ifPresent(file ->
                        file.fields().stream()
                                .filter(f -> !ABOUT_IT.contains(f.key().text()))
                                .forEach(f -> flat.add(f.key().text(), f.value())));
        return flat;
    }

    /// A value on one line.
    private static String words(Yaml value) {
        return switch (value) {
            case Text text -> text.text().strip().replaceAll("\\s+", " ");
            case Items items ->
                    items.items().stream()
                            .map(SetUpDifference::words)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Fields fields ->
                    fields.fields().stream()
                            .map(field -> field.key().text() + ": " + words(field.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
