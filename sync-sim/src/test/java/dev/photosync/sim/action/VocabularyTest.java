package dev.photosync.sim.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
    @ParameterizedTest
    @MethodSource("everyKindOfAction")
    void readsBackWhatItPrintsForEveryKindOfAction(Class<? extends Action> kind) throws Exception {
        for (Action action : samples(kind)) {
            String phrase = Vocabulary.phrase(action);
            assertThat(Vocabulary.parse(phrase, TargetKind.of(action)))
                    .as(phrase)
                    .isEqualTo(action);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "take 1 photo, take 1 photo",
        "take 1 photos, take 1 photo",
        "take 2 photo, take 2 photos",
        "take a 4 GB video, take a 4 GB video",
        "take a 4000 MB video, take a 4 GB video",
        "favorite 3 photos, favourite 3 photos",
        "leave wifi, leave Wi-Fi",
        "optimise storage off, optimize storage off",
        "battery 15%, battery 15 %",
        "set clock 2h ahead, set clock 2h ahead",
        "set clock 30m behind, set clock 30m behind",
        "set clock right, set clock right",
        "'  pause   sync for 1d 12h ', pause sync for 1d12h",
        "add 2 photos to album The sea in June, add 2 photos to album The sea in June",
    })
    void acceptsVariantsAndPrintsOneOfThem(String written, String printed) {
        Action action = Vocabulary.parse(written, TargetKind.DEVICE);
        assertThat(Vocabulary.phrase(action)).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsTheExampleOfEveryPhraseAndItsPatternMatches(Vocabulary.Entry entry) {
        Action action = Vocabulary.parse(entry.example(), entry.target());
        assertThat(TargetKind.of(action)).isEqualTo(entry.target());
        assertThat(entry.example()).matches(entry.pattern());
        assertThat(Vocabulary.phrase(action)).matches(entry.pattern());
        assertThat("please " + entry.example()).doesNotMatch(entry.pattern());
        assertThat(entry.description()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void hasNoTwoPhrasesOfOneTargetThatReadTheSame() {
        assertThat(Vocabulary.entries().stream().map(e -> e.target() + " " + e.template()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    take many photos => in `take {count} photos`: expected a whole number from 1 to 2000000, found `many`
                    take 0 photos => in `take {count} photos`: expected a whole number from 1 to 2000000, found `0`
                    take 300 fotos => expected something that happens to a device, found `take 300 fotos`; did you mean `take {count} photos`?
                    tkae 300 photos => expected something that happens to a device, found `tkae 300 photos`; did you mean `take {count} photos`?
                    leave wi-fi => expected something that happens to a device, found `leave wi-fi`; did you mean `leave Wi-Fi`?
                    pause sync 2h => expected something that happens to a device, found `pause sync 2h`; did you mean `pause sync for {duration}`?
                    switch sync maybe => in `switch sync {on|off}`: expected on or off, found `maybe`
                    use power policy lazy => in `use power policy {strict|standard|eager}`: expected a power policy, found `lazy`; allowed here: strict, standard, eager
                    upgrade plan to 50 GB => `upgrade plan to 50 GB` happens to an account, not to a device
                    sing a song => expected something that happens to a device, found `sing a song`
                    '' => expected something that happens to a device, found nothing
                    """)
    void saysWhatIsWrongWithAPhraseAndWhatWasNearlySaid(String phrase, String message) {
        assertThatThrownBy(() -> Vocabulary.parse(phrase, TargetKind.DEVICE)).hasMessage(message);
    }

    @Test
    void refusesToPrintWhatNoPhraseCanSay() {
        // No phrase says this one: its name would not read back.
        Action action = new Action.JoinWifi("two words");
        assertThatThrownBy(() -> Vocabulary.phrase(action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two words");
    }

    static Stream<Vocabulary.Entry> entries() {
        return Vocabulary.entries().stream();
    }

    static List<Class<? extends Action>> everyKindOfAction() {
        List<Class<? extends Action>> kinds = new ArrayList<>();
        collect(Action.class, kinds);
        return kinds;
    }

    @SuppressWarnings("unchecked") // What Action permits are actions.
    private static void collect(Class<?> type, List<Class<? extends Action>> kinds) {
        if (type.isRecord()) {
            kinds.add((Class<? extends Action>) type);
        } else {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> collect(kind, kinds));
        }
    }

    private static List<Action> samples(Class<? extends Action> kind) throws Exception {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Action> samples = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : components) {
                ImmutableList<?> choices = choices(kind, component);
                values.add(choices.get((round + values.size()) % choices.size()));
            }
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            samples.add(constructor.newInstance(values.toArray()));
        }
        return samples;
    }

    private static ImmutableList<?> choices(
            Class<? extends Action> kind, RecordComponent component) {
        Class<?> type = component.getType();
        if (kind == Action.SetClock.class) {
            return ImmutableList.of(0L, 7_200_000_000L, -60_000_001L);
        }
        if (kind == Action.SetResets.class) {
            return ImmutableList.of(0L, 30_000_000L);
        }
        if (component.getName().equals("album")) {
            return ImmutableList.of("Summer", "Söhne & Töchter", "to album 3", "5");
        }
        if (type == int.class) {
            return component.getName().equals("percent")
                    ? ImmutableList.of(0, 1, 80, 100)
                    : ImmutableList.of(1, 2, 999);
        }
        if (type == long.class) {
            return component.getName().endsWith("Micros")
                    ? ImmutableList.of(1L, 90_000_000L, 129_600_000_000L, 123_456_789_123L)
                    : ImmutableList.of(1L, 1_500L, 4_000_000_000L, 1L << 32, 123_456_789L);
        }
        if (type == double.class) {
            return ImmutableList.of(0.0, 0.005, 0.07, 1.0 / 3, 1.0);
        }
        if (type == boolean.class) {
            return ImmutableList.of(true, false);
        }
        if (type == String.class) {
            return ImmutableList.of("anna", "home-wifi", "18.1", "of", "storage");
        }
        if (type == PowerPolicy.class) {
            return ImmutableList.copyOf(PowerPolicy.values());
        }
        throw new AssertionError("no samples of " + type);
    }
}
