package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QualityMeasureTest {
    @Test
    void everyRetakeLimitIsBeyondItsWarning() {
        for (QualityMeasure measure : QualityMeasure.values()) {
            assertTrue(measure.isBeyond(measure.usual().retake(), measure.usual().warn()), measure.key());
        }
    }
}
