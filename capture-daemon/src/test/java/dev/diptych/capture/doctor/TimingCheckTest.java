package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.host.RealTimeScheduling;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void withoutThemEdgesComeLate() {
        assertEquals(List.of(Severity.WARN, Severity.NOTE), severities(false, "G1 Young Generation"));
    }
}
