package dev.diptych.capture.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"317.234, 317.2 ms", "62.34, 62.3 ms", "8.126, 8.13 ms", "0.2134, 0.213 ms", "0, 0.000 ms",
        "-12.34, -12.3 ms", "-0.0031, -0.003 ms"})
    void millisecondsHaveTheDigitsTheyDeserve(double millis, String text) {
        assertEquals(text, Figures.millis(millis));
        assertEquals(text, Figures.millis(Math.round(millis * 1e6)));
    }

    @ParameterizedTest
    @CsvSource({"0.2482, 24.8 %", "0.00312, 0.31 %", "0, 0.00 %"})
    void sharesArePercent(double ratio, String text) {
        assertEquals(text, Figures.percent(ratio));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1, 1 byte", "999, 999 bytes", "1000, 1.00 kB", "9994, 9.99 kB", "9996, 10.0 kB",
        "99940, 99.9 kB", "99960, 100 kB", "999499, 999 kB", "999500, 1.00 MB", "22118400, 22.1 MB",
        "9223372036854775807, 9.22 EB"})
    void bytesHaveThreeDigitsAndADecimalUnit(long bytes, String text) {
        assertEquals(text, Figures.bytes(bytes));
    }
}
