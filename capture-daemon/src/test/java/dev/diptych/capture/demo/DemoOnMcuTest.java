package dev.diptych.capture.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.protocol.emulated.FirmwareFolder;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One pair by the board's firmware in a process, in real time, and the same studio's by its own executor. */
@Execution(ExecutionMode.CONCURRENT)
class DemoOnMcuTest {
    @TempDir
    static Path folder = Path.of("");

    private static Optional<DemoResult> simulated = Optional.empty();
    private static Optional<DemoResult> onBoard = Optional.empty();

    @BeforeAll
    static void runDemos() throws Exception {
        assumeTrue(
                FirmwareFolder.configured()
                        .map(found -> Files.isExecutable(found.path().resolve("riglink-process")))
                        .orElse(false),
                "Left out: the firmware was not built (sudo apt install gcc libc6-dev).");
        simulated = Optional.of(demo(Optional.empty(), Optional.empty(), folder.resolve("simulated")));
        try (Stream<Path> calibrations = Files.list(folder.resolve("simulated").resolve("calibration"))) {
            Path stored = calibrations.filter(path -> path.toString().endsWith(".json")).findFirst().orElseThrow();
            onBoard = Optional
                    .of(demo(Optional.of(stored), Optional.of(EmulatedKind.PROCESS), folder.resolve("board")));
        }
    }

    private static DemoResult demo(Optional<Path> calibration, Optional<EmulatedKind> board, Path out)
            throws Exception {
        return new Demo(new DemoOptions(1, Optional.empty(),
                new StudioOptions(StudioGrade.TYPICAL, LampKind.RELAY, 5, 640, 480), calibration,
                new Correction.ByAnotherPair(), out, RigConfig.DEFAULT, board), new DemoTest.SilentListener()).run();
    }

    @Test
    void theLightsFollowTheBoardsPins() {
        DemoResult result = onBoard.orElseThrow();

        // On a computer that is busy enough a pair may be lost, but never believed wrongly.
        for (DemoResult.PairFacts pair : result.pairs()) {
            if (pair.findings() != null) {
                assertTrue(Objects.requireNonNull(pair.truth().studioLampMin()) >= 0.995, pair.toString());
                assertTrue(Objects.requireNonNull(pair.truth().flashLampMax()) <= 0.005, pair.toString());
                assertTrue(Objects.requireNonNull(pair.truth().flashOnMin()) >= 0.97, pair.toString());
            }
        }
    }

    @Test
    void theResultSaysWhichBoardSwitchedAndHowFarOffItsEdgesWere() {
        DemoResult result = onBoard.orElseThrow();

        assertEquals(List.of("mcu", "process"), List.of(result.executor(), Objects.requireNonNull(result.mcu())));
        assertEquals(2_000_000, Objects.requireNonNull(result.board()).ticksPerSecond());
        DemoResult.Summary summary = result.summary();
        assertTrue(Objects.requireNonNull(summary.edges()) >= 2);
        assertTrue(
                Objects.requireNonNull(summary.edgeErrorUsP50()) <= Objects.requireNonNull(summary.edgeErrorUsP999()));
        assertTrue(summary.edgeErrorUsP999() <= Objects.requireNonNull(summary.edgeErrorUsMax()));
        assertTrue(Objects.requireNonNull(summary.hostClockBoundUs()) > 0);
    }

    @Test
    void theReportShowsCommandedAndExecutedEdges() throws Exception {
        List<DemoResult.EdgeFacts> edges = onBoard.orElseThrow().pairs().getFirst().edges();
        String html = Files.readString(folder.resolve("board").resolve("report.html"));

        assertEquals(edges != null, html.contains("Commanded and executed edges"));
        assertTrue(html.contains("RigLink 1.0.0 on Linux process."));
    }

    @Test
    void withoutABoardThereIsNothingToSayOfEdges() throws Exception {
        DemoResult result = simulated.orElseThrow();

        assertEquals("simulated", result.executor());
        assertNull(result.mcu());
        assertNull(result.summary().edgeErrorUsP999());
        assertNotNull(result.pairs().getFirst().findings());
        assertNull(result.pairs().getFirst().edges());
    }
}
