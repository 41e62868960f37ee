package dev.diptych.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** That it runs and reports; the figures are the computer's. */
class EdgeJitterTest {
    @ParameterizedTest
    @ValueSource(strings = {"--cold", "--no-spin", "--real-time", "--load-threads=1", "--load-processes=1",
        "--garbage=50"})
    void itRunsAndReports(String option, @TempDir Path folder) throws Exception {
        Path sink = Files.createFile(folder.resolve("sink"));
        StringWriter out = new StringWriter();

        int exit = new CommandLine(new EdgeJitter(new PrintWriter(out)))
                .execute("--shots=2", option,
                        "--sink=" + sink);

        assertEquals(0, exit);
        assertTrue(out.toString().contains("shots cut short: "), out.toString());
        assertTrue(Files.size(sink) > 0);
    }

    @Test
    void percentilesAreOfWhatWasMeasured() {
        Sample sample = new Sample();
        for (long nanos = 1_000; nanos >= 1; nanos--) {
            sample.add(nanos);
        }

        assertEquals(500, sample.percentileNanos(0.5));
        assertEquals(999, sample.percentileNanos(0.999));
        assertEquals(1_000, sample.percentileNanos(1));
        assertEquals(10, sample.above(990));
        assertEquals(0, new Sample().percentileNanos(0.5));
    }
}
