package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.capture.model.EngineOutlook;
import dev.diptych.capture.model.SampleModels;
import dev.diptych.inference.engine.EngineReport;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.ModelLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceCheckTest {
    @TempDir
    Path folder = Path.of("");

    private record Computer(EngineOutlook expected, boolean hasNvidiaGpu) implements InferenceCheck.Engines {
        @Override
        public String runtimeVersion() {
            return "1.29.0";
        }
    }

    private static final EngineReport CPU = new EngineReport(ServingEngine.CPU,
            List.of(new EngineReport.Unused(ServingEngine.TENSORRT, "No TensorRT."),
                    new EngineReport.Unused(ServingEngine.CUDA, "No CUDA.")));
    private static final EngineReport CUDA = new EngineReport(ServingEngine.CUDA,
            List.of(new EngineReport.Unused(ServingEngine.TENSORRT, "No TensorRT.")));
    private static final EngineReport TENSORRT = new EngineReport(ServingEngine.TENSORRT, List.of());

    @BeforeEach
    void writeModels() throws IOException {
        SampleModels.writeInto(folder);
    }

    private List<Finding> run(InferenceCheck.Engines engines, String model) {
        return new InferenceCheck(engines, () -> new ModelLibrary(Optional.of(folder)), model).run();
    }

    @Test
    void aLaptopRunsNetworksOnItsCpuAndSaysWhy() {
        List<Finding> findings = run(new Computer(new EngineOutlook(CPU, CPU), false), "deepflash-slim");

        assertFound(Severity.OK, "inference.runtime", "ONNX Runtime 1.29.0 is loaded.", findings);
        assertFound(Severity.NOTE, "inference.engine", "The network runs on CPU. No TensorRT. No CUDA.",
                findings);
        assertFound(Severity.OK, "inference.model", "deepflash-slim is ready, SHA-256 ", findings);
    }

    @Test
    void aGpuThatIsNotUsedIsAWarning() {
        assertFound(Severity.WARN, "inference.engine",
                "There is an NVIDIA GPU, but it is not used. The network runs on CPU.",
                run(new Computer(new EngineOutlook(CPU, CPU), true), "deepflash-slim"));
        assertFound(Severity.NOTE, "inference.engine", "The network runs on CUDA. No TensorRT.",
                run(new Computer(new EngineOutlook(CUDA, CUDA), true), "deepflash-slim"));
        assertFound(Severity.NOTE, "inference.engine", "For a live picture: The network runs on TensorRT."
                + " For photographs: The network runs on CUDA. No TensorRT.",
                run(new Computer(new EngineOutlook(TENSORRT, CUDA), true), "deepflash-slim"));
        assertFound(Severity.OK, "inference.engine", "The network runs on TensorRT.",
                run(new Computer(new EngineOutlook(TENSORRT, TENSORRT), true), "deepflash-slim"));
    }

    @ParameterizedTest
    @CsvSource({"deepflash, NOTE, The network deepflash has no weights",
        "stranger, WARN, is not trusted on this computer", "letter, WARN, is not a whole ONNX file"})
    void aModelThatCannotBeUsedIsTold(String model, Severity severity, String evidence) {
        assertFound(severity, "inference.model", evidence,
                run(new Computer(new EngineOutlook(CPU, CPU), false), model));
    }

    @Test
    void withoutItsLibraryPairsAreTakenAllTheSame() {
        List<Finding> findings = run(new InferenceCheck.Engines() {
            @Override
            public String runtimeVersion() throws EngineUnavailableException {
                throw new EngineUnavailableException("ONNX Runtime cannot be loaded.");
            }

            @Override
            public EngineOutlook expected() {
                throw new IllegalStateException("Nothing can be expected of it.");
            }

            @Override
            public boolean hasNvidiaGpu() {
                return false;
            }
        }, "deepflash-slim");

        assertEquals(2, findings.size());
        assertFound(Severity.WARN, "inference.runtime", "ONNX Runtime cannot be loaded.", findings);
    }
}
