package dev.diptych.capture.doctor;

import dev.diptych.capture.model.EngineOutlook;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What can compute networks on this computer. */
final class LocalEngines implements InferenceCheck.Engines {
    /** The driver of a graphics card, and a Jetson's. */
    private static final List<Path> NVIDIA_DRIVERS = List.of(Path.of("/proc/driver/nvidia/version"),
            Path.of("/etc/nv_tegra_release"));

    @Override
    public String runtimeVersion() throws EngineUnavailableException {
        return EngineChoice.runtimeVersion();
    }

    @Override
    public EngineOutlook expected() throws EngineUnavailableException {
        return EngineOutlook.ofThisComputer();
    }

    @Override
    public boolean hasNvidiaGpu() {
        return NVIDIA_DRIVERS.stream().anyMatch(Files::exists);
    }
}
