package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.studio.light.LightOutput;
import dev.diptych.studio.light.SimulatedLight;
import java.util.List;

/**
 * Each light's level in one frame, row by row: the mean of its output over the row's exposure, by the switches that had
 * moved when this was made.
 */
public final class LightLevels {
    private final List<LightOutput> outputs;
    private final double firstRowReadNanos;
    private final double lineNanos;
    private final double exposureNanos;

    /** @param readoutStartNanos the true start of the frame's readout */
    public LightLevels(List<SimulatedLight> lights, FrameTiming timing, int rows, long readoutStartNanos,
            ExposureSetting exposure) {
        this.outputs = lights.stream().map(SimulatedLight::output).toList();
        this.firstRowReadNanos = readoutStartNanos;
        this.lineNanos = rows > 1 ? timing.readoutNanos() / (rows - 1.0) : 0;
        this.exposureNanos = exposure.exposureNanos();
    }

    /** When a row is in the middle of its exposure. */
    public double midExposureNanos(int row) {
        return firstRowReadNanos + row * lineNanos - exposureNanos / 2;
    }

    /** The level of light number {@code light}, relative to its steady mean. */
    public double level(int light, int row) {
        double readNanos = firstRowReadNanos + row * lineNanos;
        return outputs.get(light).meanLevel(readNanos - exposureNanos, readNanos);
    }
}
