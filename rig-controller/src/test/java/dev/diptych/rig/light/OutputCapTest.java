package dev.diptych.rig.light;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutputCapTest {
    @ParameterizedTest(name = "{3}")
    @CsvSource({"0, 0.5, 10, no time away", "-1, 0.5, 10, negative time", "10, 0, 10, no duty",
        "10, 1.01, 10, more than all of the time", "10, NaN, 10, not a number", "10, 0.5, 0, no window"})
    void refusesWhatIsNoCap(long maxAwayNanos, double maxDuty, long windowNanos, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new OutputCap(maxAwayNanos, maxDuty, windowNanos), reason);

        assertEquals("An output cap needs positive times and a duty in (0, 1], but is " + maxAwayNanos + " ns, duty "
                + maxDuty + " over " + windowNanos + " ns.", refusal.getMessage());
    }

    @Test
    void allOfTheTimeIsAllowed() {
        assertDoesNotThrow(() -> new OutputCap(1, 1, 1));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"0, 60000000000, no distance", "1.01, 60000000000, beyond full", "NaN, 1, not a number",
        "0.2, 0, no time", "0.2, 60000000001, longer than a minute"})
    void refusesWhatIsNoPreviewCap(double maxDistance, long maxNanos, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new PreviewCap(maxDistance, maxNanos), reason);

        assertEquals("A preview cap needs a distance in (0, 1] and at most 60 s, but these are " + maxDistance + " and "
                + maxNanos + " ns.", refusal.getMessage());
    }

    static Stream<Arguments> designFigures() {
        return Stream.of(
                Arguments.of(OutputCap.torchLed(),
                        new OutputCap(250_000_000, 0.2, 10_000_000_000L,
                                Optional.of(new PreviewCap(0.2, 60_000_000_000L)))),
                Arguments.of(OutputCap.strobeLed(), new OutputCap(50_000_000, 0.05, 10_000_000_000L)),
                Arguments.of(OutputCap.studioLamp(), new OutputCap(1_500_000_000, 0.8, 10_000_000_000L,
                        Optional.of(new PreviewCap(1, 60_000_000_000L)))));
    }

    @ParameterizedTest
    @MethodSource("designFigures")
    void capsAreTheSafeOnes(OutputCap cap, OutputCap figures) {
        assertEquals(figures, cap);
    }
}
