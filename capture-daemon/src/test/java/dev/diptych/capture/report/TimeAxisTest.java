package dev.diptych.capture.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
    /** Ticks are 64 apart at least, at 1, 2 or 5 times a power of ten. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "-30 | 410 | 700 | 0 50 100 150 200 250 300 350 400", //
        "-0.2 | 0.65 | 420 | -0.2 0.0 0.2 0.4 0.6", //
        "-0.02 | 0.3 | 420 | 0.00 0.05 0.10 0.15 0.20 0.25 0.30", //
        "0 | 9 | 640 | 0 1 2 3 4 5 6 7 8 9", //
        "3 | 2100 | 300 | 500 1000 1500 2000"})
    void ticksAreRoundInstants(double from, double until, double width, String labels) {
        TimeAxis axis = new TimeAxis(from, until, 0, width);

        assertEquals(List.of(labels.split(" ")), axis.ticks().mapToObj(axis::label).toList());
    }

    @Test
    void timeGoesFromLeftToRight() {
        TimeAxis axis = new TimeAxis(-10, 90, 50, 200);

        assertEquals(List.of(50.0, 70.0, 250.0), List.of(axis.x(-10), axis.x(0), axis.x(90)));
        assertEquals(List.of(true, true, false, false),
                List.of(axis.shows(-10), axis.shows(90), axis.shows(-10.1), axis.shows(90.1)));
    }
}
