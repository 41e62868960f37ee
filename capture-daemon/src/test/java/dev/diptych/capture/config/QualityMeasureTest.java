package dev.diptych.capture.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityMeasureTest {
    /** The README's table is what operators read. */
    @ParameterizedTest
    @EnumSource(QualityMeasure.class)
    void theReadmeStatesTheUsualLimits(QualityMeasure measure) throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        QualityLimits.Limit usual = measure.usual();

        String row = "| `quality." + measure.key() + "_warn`, `_retake` | " + plain(usual.warn()) + ", "
                + plain(usual.retake()) + " |";

        assertTrue(readme.contains(row), row);
    }

    @Test
    void everyRetakeLimitIsBeyondItsWarning() {
        for (QualityMeasure measure : QualityMeasure.values()) {
            assertTrue(measure.isBeyond(measure.usual().retake(), measure.usual().warn()), measure.key());
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
