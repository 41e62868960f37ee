package dev.diptych.capture.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quantilesAreThoseOfTheNearestRank() {
        List<Long> millionths = LongStream.rangeClosed(1, 100).map(ms -> ms * 1_000_000).boxed().toList().reversed();

        assertEquals(new Spread(50, 95), Spread.of(millionths, Long::longValue));
    }

    @Test
    void oneIsItsOwnMedian() {
        assertEquals(new Spread(3, 3), Spread.of(List.of(3_000_000L), Long::longValue));
    }
}
