package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Bytes;
import dev.photosync.core.journal.CorruptJournalException;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalCodec;
import dev.photosync.core.journal.JournalReader;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.journal.Recovered;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The journals that real engines write in small stories, cut at every byte and with every byte
/// changed.
///
/// What is claimed: recovery gives back the records up to the cut or the damage, all of them and
/// nothing else, and so the engine's image as it was then. A cut is told from damage: what follows
/// damage is refused, with the offset of the first wrong value, unless the damage is in the very
/// last record, which looks as a crash leaves it.
class JournalDamageTest {
    private static final ImmutableList<String> STORIES =
            ImmutableList.of(
                    """
                      - {at: 1h, phone: take 4 photos}
                      - {at: 2h, tablet: take 1 raw photo}
                      - {at: 3h, phone: edit 2 photos}
                    """,
                    """
                      - {at: 1h, phone: airplane mode on}
                      - {at: 1h, phone: edit 2 photos}
                      - {at: 1h, tablet: edit 3 photos}
                      - {at: 2h, tablet: add 3 photos to album Søstre 家族}
                      - {at: 3h, phone: airplane mode off}
                    """,
                    """
                      - {at: 1h, phone: delete 3 photos}
                      - {at: 2h, tablet: restore 1 photo}
                      - {at: 3h, phone: empty recently deleted}
                      - {at: 4h, tablet: import 1 purged photo again}
                    """,
                    """
                      - {at: 1h, phone: take 2 photos}
                      - {at: 2h, account: lose the zone}
                      - {at: 3h, phone: favourite 3 photos}
                    """,
                    """
                      - {at: 1h, tablet: airplane mode on}
                      - {at: 2h, phone: take 5 photos}
                      - {at: 3h, cloud: forget history}
                      - {at: 4h, tablet: airplane mode off}
                      - {at: 5h, phone: reinstall the app}
                    """);

    /// A journal, with what it holds up to each record.
    private record History(String name, List<JournalRecord> records, List<byte[]> frames) {
        byte[] log() {
            return Bytes.concat(frames.toArray(byte[][]::new));
        }

        int edge(int record) {
            return frames.subList(0, record).stream().mapToInt(frame -> frame.length).sum();
        }

        EngineImage image(int count) {
            return JournalDamageTest.image(records.subList(0, count));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<History> histories() {
        List<History> all = new ArrayList<>();
        for (int i = 0; i < STORIES.size(); i++) {
            String story = "story " + (i + 1);
            journals(STORIES.get(i))
                    .forEach((device, records) ->
                            all.add(
                                    new History(
                                            story + ", " + device,
                                            records,
                                            records.stream().map(JournalCodec::encode).toList())));
        }
        return all;
    }

    private static Map<String, List<JournalRecord>> journals(String timeline) {
        Scenario scenario =
                TestScenarios.read(
                        """
                        scenario: x
                        length: 10h
                        library: {photos: 3}
                        devices:
                          phone: {network: home-wifi, charging: true}
                          tablet: {network: home-wifi, charging: true}
                        timeline:
                        %s
                        """
                                .formatted(timeline));
        World world = new World(scenario, new Trace());
        Map<String, List<JournalRecord>> journals = new TreeMap<>();
        world.trace()
                .witness(fact -> {
                    if (fact instanceof Fact.Journalled(String device, JournalRecord record)) {
                        journals.computeIfAbsent(device, name -> new ArrayList<>()).add(record);
                    }
                });
        world.kernel().runUntil(scenario.lengthMicros());
        return journals;
    }

    @ParameterizedTest
    @MethodSource("histories")
    void givesBackEveryRecordThatIsWholeBeforeACut(History history) throws Exception {
        byte[] log = history.log();
        assertThat(history.records()).hasSizeGreaterThan(1);
        int whole = 0;
        for (int cut = 0; cut <= log.length; cut++) {
            while (whole < history.records().size() && history.edge(whole + 1) <= cut) {
                whole++;
            }
            Recovered recovered = JournalReader.recover(Arrays.copyOf(log, cut));
            assertPrefix(history, whole, recovered);
            assertThat(recovered.validBytes() + recovered.tornBytes()).isEqualTo(cut);
            if (recovered.tornBytes() == 0) {
                assertThat(image(recovered.records())).isEqualTo(history.image(whole));
            }
        }
        assertThat(whole).isEqualTo(history.records().size());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void refusesDamageAndGivesBackEveryRecordBeforeIt(History history) throws Exception {
        byte[] log = history.log();
        int last = history.records().size() - 1;
        for (int record = 0; record <= last; record++) {
            int from = history.edge(record);
            int end = history.edge(record + 1);
            for (int offset = from; offset < end; offset++) {
                for (int bits : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                    byte[] damaged = log.clone();
                    damaged[offset] ^= (byte) bits;
                    if (record == last) {
                        assertPrefix(history, record, JournalReader.recover(damaged));
                    } else {
                        assertRefused(history, record, from, end, damaged);
                    }
                }
            }
        }
    }

    private static void assertRefused(
            History history, int record, int from, int end, byte[] damaged) {
        try {
            throw new AssertionError(
                    "must be refused: recovered=" + JournalReader.recover(damaged));
        } catch (CorruptJournalException refusal) {
            assertPrefix(history, record, refusal.salvaged());
            boolean within = refusal.damage().offset() >= from && refusal.damage().offset() < end;
            if (!within
                    || !String.valueOf(refusal.getMessage())
                            .contains("offset=" + refusal.damage().offset() + " ")) {
                throw new AssertionError("names another place: from=" + from, refusal);
            }
        }
    }

    /// Compared without AssertJ's cost where all is well: it is called very often.
    private static void assertPrefix(History history, int count, Recovered recovered) {
        if (!recovered.records().equals(history.records().subList(0, count))) {
            assertThat(recovered.records()).isEqualTo(history.records().subList(0, count));
        }
    }

    private static EngineImage image(List<JournalRecord> records) {
        EngineImage image = EngineImage.EMPTY;
        for (JournalRecord record : records) {
            image = image.apply(record);
        }
        return image;
    }
}
