package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.host.RealTimeScheduling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingCheckTest {
    private static List<Severity> severities(boolean granted, String collector) {
        return new TimingCheck(() -> new RealTimeScheduling(granted, "So it is."), List.of(collector)).run()
                .stream()
                .map(Finding::severity)
                .toList();
    }

    @Test
    void aRealTimeThreadAndShortPausesAreFine() {
        assertEquals(List.of(Severity.OK, Severity.OK), severities(true, "ZGC Minor Cycles"));
    }

    /** One text for one thing: the page and the program say the same line. */
    @ParameterizedTest
    @ValueSource(strings = {"@gpio - rtprio 50", "/etc/security/limits.d/diptych.conf", "LimitRTPRIO=50"})
    void theRemedyIsThePages(String words) throws IOException {
        String remedy = new TimingCheck(() -> new RealTimeScheduling(false, "So it is."), List.of()).run()
                .getFirst()
                .remedy();
        assertTrue(remedy.contains(words), remedy);
        assertTrue(Files.readString(Path.of("../docs/HARDWARE.md")).contains(words));
    }

    @Test
    void withoutThemEdgesComeLate() {
        assertEquals(List.of(Severity.WARN, Severity.NOTE), severities(false, "G1 Young Generation"));
    }
}
