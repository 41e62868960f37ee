package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.studio.light.LightOutput;
import dev.diptych.studio.light.Ripple;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import java.util.List;

/**
 * Each light's level in one frame, row by row: the mean of its output over the row's exposure, by what had happened to
 * it when this was made.
 */
public final class LightLevels {
    private final List<LightOutput> outputs;
    private final List<Ripple> ripples;
    private final LightOutput room;
    private final double firstRowReadNanos;
    private final double lineNanos;
    private final double exposureNanos;

    /** @param readoutStartNanos the true start of the frame's readout */
    public LightLevels(List<SimulatedLight> lights, RoomLight room, FrameTiming timing, int rows,
            long readoutStartNanos, ExposureSetting exposure) {
        this.outputs = lights.stream().map(SimulatedLight::output).toList();
        this.ripples = lights.stream().map(SimulatedLight::ripple).toList();
        this.room = room.output();
        this.firstRowReadNanos = readoutStartNanos;
        this.lineNanos = rows > 1 ? timing.readoutNanos() / (rows - 1.0) : 0;
        this.exposureNanos = exposure.exposureNanos();
    }

    /** When a row is in the middle of its exposure. */
    public double midExposureNanos(int row) {
        return readNanos(row) - exposureNanos / 2;
    }

    /** The level of light number {@code light}, relative to its steady mean, as if it did not flicker. */
    public double steadyLevel(int light, int row) {
        return outputs.get(light).meanLevel(readNanos(row) - exposureNanos, readNanos(row));
    }

    /**
     * The level of light number {@code light}, relative to its steady mean, with its ripple. Exact while the light is
     * steady; while it changes, the product of the two means is near enough: the ripple is quick and small.
     */
    double level(int light, int row) {
        return steadyLevel(light, row)
                * ripples.get(light).meanFactor(readNanos(row) - exposureNanos, readNanos(row));
    }

    /** The room's own light, as a share of all lamps' together. */
    double roomRatio(int row) {
        return room.meanLevel(readNanos(row) - exposureNanos, readNanos(row));
    }

    private double readNanos(int row) {
        return firstRowReadNanos + row * lineNanos;
    }
}
