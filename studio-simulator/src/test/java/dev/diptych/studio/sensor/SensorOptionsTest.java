package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorOptionsTest {
    @Test
    void oneHabitIsChangedAtATime() {
        SensorOptions changed = SensorOptions.DEFAULT.withTimestamps(TimestampStyle.UNSTATED_READOUT_START)
                .withRipple(240, 0.1);

        assertEquals(new SensorOptions(TimestampStyle.UNSTATED_READOUT_START, 240, 0.1, 3, 4), changed);
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "3, 2"})
    void refusesAQueueThatHoldsNothing(int least, int most) {
        assertThrows(IllegalArgumentException.class,
                () -> new SensorOptions(TimestampStyle.STATED_EXPOSURE_START, 100, 0, least, most));
    }
}
