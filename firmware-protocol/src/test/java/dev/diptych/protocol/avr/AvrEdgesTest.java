package dev.diptych.protocol.avr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How near to their ticks the pins of the AVR move. Shots are a second apart, which no switch shortens, so two boards share
 * them. The figures are left in {@code target/avr-edges.txt}.
 */
class AvrEdgesTest {
    private static final int BOARDS = 2;
    private static final int EDGES = 16;

    @BeforeAll
    static void assumeBuilt() {
        Avr.assumeBuilt();
    }

    @Test
    void sixtyFourShotsOfSixteenEdges() throws Exception {
        shoot(64);
    }

    @Test
    @Tag("long")
    void aThousandShots() throws Exception {
        shoot(1000);
    }

    private static void shoot(int shots) throws Exception {
        List<Double> errorsMicros = new ArrayList<>();
        try (ExecutorService boards = Executors.newFixedThreadPool(BOARDS)) {
            List<AvrRun> runs = new ArrayList<>();
            for (int i = 0; i < BOARDS; i++) {
                runs.add(new AvrRun(shots / BOARDS, shots + i));
            }
            for (Future<List<Double>> run : boards.invokeAll(runs)) {
                errorsMicros.addAll(run.get());
            }
        }
        assertEquals(EDGES * shots, errorsMicros.size());
        errorsMicros.sort(null);
        double p999 = errorsMicros.get((int) Math.ceil(0.999 * errorsMicros.size()) - 1);
        Files.writeString(Path.of("target/avr-edges.txt"), String.format(Locale.ROOT,
                "%d edges of %d shots: p50 %.1f us, p99.9 %.1f us, maximum %.1f us%n", errorsMicros.size(), shots,
                errorsMicros.get(errorsMicros.size() / 2), p999, errorsMicros.getLast()));
        assertTrue(p999 <= AvrRun.MOST_MICROS, "p99.9 " + p999 + " us");
    }
}
