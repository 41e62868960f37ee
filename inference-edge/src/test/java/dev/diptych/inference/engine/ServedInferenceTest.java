package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.TinyNetworks;
import dev.diptych.inference.model.TrustedModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that only pretend: what they would compute is which of them it was. */
class ServedInferenceTest {
    private static final String BUILDING = "TensorRT is being prepared for this network and size, which may take"
            + " minutes; it takes over when it is ready.";
    private final Queue<Runnable> builds = new ArrayDeque<>();
    private final List<String> closed = new ArrayList<>();
    private final FakeEngine tensorRt = new FakeEngine(ServingEngine.TENSORRT, closed);
    private final FakeEngine cuda = new FakeEngine(ServingEngine.CUDA, closed);
    private final FakeEngine cpu = new FakeEngine(ServingEngine.CPU, closed);
    @TempDir
    private Path folder;
    private TrustedModel model;

    @BeforeEach
    void makeModel() {
        model = TinyNetworks.trusted(folder, TinyNetworks.sigmoidOfMix("tiny"));
    }

    private ServedInference open(Executor background) throws EngineUnavailableException {
        return new EngineChoice(List.of(tensorRt, cuda, cpu), new EngineWish("DIPTYCH_ENGINE", Optional.empty()),
                background).open(model, 1, 4);
    }

    private static void assertServes(ServingEngine engine, ServedInference served) {
        served.run();
        assertEquals(FakeEngine.mark(engine), served.output().get(0));
        assertEquals(engine, served.servedBy());
    }

    private static List<EngineReport.Unused> unused(ServingEngine engine, String why) {
        return List.of(new EngineReport.Unused(engine, why));
    }

    @Test
    void whatWouldServeIsToldWithoutANetwork() throws EngineUnavailableException {
        tensorRt.failToStart("No TensorRT.");
        cuda.failToOpen(new EngineUnavailableException("Never asked."));

        assertEquals(new EngineReport(ServingEngine.CUDA, unused(ServingEngine.TENSORRT, "No TensorRT.")),
                new EngineChoice(List.of(tensorRt, cuda, cpu), new EngineWish("DIPTYCH_ENGINE", Optional.empty()),
                        builds::add).expected());
        assertEquals(List.of(), List.copyOf(builds));
    }

    @Test
    void whereNoEngineStartsTheLastSaysWhy() {
        cpu.failToStart("No ONNX Runtime.");
        EngineChoice choice = new EngineChoice(List.of(cpu), new EngineWish("DIPTYCH_ENGINE", Optional.empty()),
                builds::add);

        assertEquals("No ONNX Runtime.",
                assertThrows(EngineUnavailableException.class, choice::expected).sentence());
    }

    @Test
    void anotherServesUntilTheSlowOneIsReady() throws EngineUnavailableException {
        try (ServedInference served = open(builds::add)) {
            assertServes(ServingEngine.CUDA, served);
            assertEquals(new EngineReport(ServingEngine.CUDA, unused(ServingEngine.TENSORRT, BUILDING)),
                    served.report());

            builds.remove().run();
            assertEquals(
                    new EngineReport(ServingEngine.CUDA, unused(ServingEngine.TENSORRT,
                            "TensorRT is ready, and takes over with the next picture.")),
                    served.report());
            assertEquals(FakeEngine.mark(ServingEngine.CUDA), served.output().get(0),
                    "only a run changes what is there");

            assertServes(ServingEngine.TENSORRT, served);
            assertEquals(new EngineReport(ServingEngine.TENSORRT, List.of()), served.report());
            assertEquals(List.of("CUDA"), closed);
        }
        assertEquals(List.of("CUDA", "TensorRT"), closed);
    }

    @Test
    void theBuffersStayWhenEnginesChange() throws EngineUnavailableException {
        try (ServedInference served = open(builds::add)) {
            var input = served.input();
            var output = served.output();
            builds.remove().run();
            served.run();

            assertSame(input, served.input());
            assertSame(output, served.output());
        }
    }

    @Test
    void aBuildThatFailsIsReportedAndTheOtherServesOn() throws EngineUnavailableException {
        tensorRt.failToOpen(new EngineUnavailableException("TensorRT cannot run it."));
        try (ServedInference served = open(builds::add)) {
            builds.remove().run();

            assertServes(ServingEngine.CUDA, served);
            assertEquals(unused(ServingEngine.TENSORRT, "TensorRT cannot run it."), served.report().better());
        }
    }

    @Test
    void aBuildThatBreaksIsReportedAndTheOtherServesOn() throws EngineUnavailableException {
        tensorRt.breakOnOpen(new UnsatisfiedLinkError("libnvinfer.so.10"));
        try (ServedInference served = open(builds::add)) {
            builds.remove().run();

            assertServes(ServingEngine.CUDA, served);
            assertEquals(
                    unused(ServingEngine.TENSORRT, "TensorRT cannot be used, for its preparation failed"
                            + " (java.lang.UnsatisfiedLinkError: libnvinfer.so.10)."),
                    served.report().better());
        }
    }

    @Test
    void whatCannotStartIsNotBuilt() throws EngineUnavailableException {
        tensorRt.failToStart("TensorRT is not there.");
        cuda.failToStart("CUDA is not there.");
        try (ServedInference served = open(builds::add)) {
            assertServes(ServingEngine.CPU, served);
            assertEquals(List.of("The network runs on CPU.", "TensorRT is not there.", "CUDA is not there."),
                    served.report().sentences());
            assertTrue(builds.isEmpty());
        }
    }

    @Test
    void whatStartsButCannotRunTheNetworkIsPassedOver() throws EngineUnavailableException {
        cuda.failToOpen(new EngineUnavailableException("CUDA cannot run it."));
        try (ServedInference served = open(builds::add)) {
            assertServes(ServingEngine.CPU, served);
            builds.remove().run();
            assertServes(ServingEngine.TENSORRT, served);
        }
    }

    @Test
    void closingWhileItBuildsLeavesNothingOpen() throws EngineUnavailableException {
        ServedInference served = open(builds::add);
        served.close();
        assertEquals(List.of("CUDA"), closed);

        builds.remove().run();
        served.close();

        assertEquals(List.of("CUDA", "TensorRT"), closed);
        assertEquals("The network was closed.", assertThrows(IllegalStateException.class, served::run).getMessage());
    }

    @Test
    void closingBeforeTheReadyOneServedClosesBoth() throws EngineUnavailableException {
        ServedInference served = open(builds::add);
        builds.remove().run();
        served.close();

        assertEquals(List.of("CUDA", "TensorRT"), closed);
    }

    @Test
    void closingDoesNotWaitForABuild() throws EngineUnavailableException, InterruptedException {
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        tensorRt.takeUntil(building, closing);
        List<Thread> threads = new ArrayList<>();
        ServedInference served = open(build -> threads.add(Thread.ofPlatform().daemon().start(build)));
        building.await();
        served.run();

        served.close();
        assertFalse(closed.contains("TensorRT"));
        closing.countDown();
        threads.getFirst().join();

        assertEquals(List.of("CUDA", "TensorRT"), closed);
    }

    @Test
    void anEngineInsistedOnServesFromTheFirstPicture() throws EngineUnavailableException {
        EngineChoice choice = new EngineChoice(List.of(tensorRt, cuda, cpu),
                new EngineWish("--engine", Optional.of(ServingEngine.TENSORRT)),
                builds::add);
        try (ServedInference served = choice.open(model, 1, 4)) {
            assertServes(ServingEngine.TENSORRT, served);
        }
    }

    @Test
    void whatIsBetterThanTheEngineInsistedOnIsNotTried() throws EngineUnavailableException {
        EngineChoice choice = new EngineChoice(List.of(tensorRt, cuda, cpu),
                new EngineWish("--engine", Optional.of(ServingEngine.CPU)),
                builds::add);
        try (ServedInference served = choice.open(model, 1, 4)) {
            assertServes(ServingEngine.CPU, served);
            assertEquals(
                    List.of("The network runs on CPU.",
                            "TensorRT is not tried, because --engine asks for cpu.",
                            "CUDA is not tried, because --engine asks for cpu."),
                    served.report().sentences());
        }
    }

    @Test
    void withoutAnyEngineTheLastSaysWhy() {
        tensorRt.failToStart("TensorRT is not there.");
        cuda.failToStart("CUDA is not there.");
        cpu.failToOpen(new EngineUnavailableException("The network is odd."));

        assertEquals("The network is odd.",
                assertThrows(EngineUnavailableException.class, () -> open(builds::add)).sentence());
    }
}
