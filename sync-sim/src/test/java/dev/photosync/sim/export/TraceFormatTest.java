package dev.photosync.sim.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceFormatTest {
    @Test
    void isKnownByHowANameEnds() {
        assertThat(TraceFormat.of("a/b.jsonl")).contains(TraceFormat.EVENTS);
        assertThat(TraceFormat.of("b.perfetto.json")).contains(TraceFormat.TIMELINE);
        assertThat(TraceFormat.of("b.csv")).contains(TraceFormat.TABLE);
        assertThat(TraceFormat.of("junit.xml")).contains(TraceFormat.CLAIMS);
        assertThat(TraceFormat.of("out/night.junit.xml")).contains(TraceFormat.CLAIMS);
        assertThat(TraceFormat.of("TEST-junit.xml")).contains(TraceFormat.CLAIMS);
        assertThat(TraceFormat.of("b.svg")).contains(TraceFormat.MESSAGES);
    }

    @Test
    void isNotGuessed() {
        assertThat(TraceFormat.of("b.json")).isEmpty();
        assertThat(TraceFormat.of("b.xml")).isEmpty();
        assertThat(TraceFormat.of("notjunit.xml")).isEmpty();
        assertThat(TraceFormat.of("b")).isEmpty();
    }
}
