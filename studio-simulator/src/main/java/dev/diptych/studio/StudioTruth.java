package dev.diptych.studio;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.sensor.LightLevels;
import dev.diptych.studio.sensor.SimulatedCamera;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What really happened in a simulated studio, whatever went wrong: frames are those truly exposed, whatever their
 * metadata say. Ask within five seconds of virtual time, before the camera is started again: studios forget.
 */
public final class StudioTruth {
    /**
     * Light levels of a pair over all rows, relative to each light's steady mean; a light's ripple does not count.
     *
     * @param studioLampMin the dimmest lamp at its dimmest row of the studio frame
     * @param flashLampMax the brightest lamp at its brightest row of the flash frame
     * @param flashOnMin the flash at its dimmest row of the flash frame
     */
    public record Levels(double studioLampMin, double flashLampMax, double flashOnMin) {}

    private final List<SimulatedLight> lights;
    private final SimulatedCamera camera;
    private final int heightPx;
    private final Box sitterBox;

    StudioTruth(List<SimulatedLight> lights, SimulatedCamera camera, int heightPx, Box sitterBox) {
        this.lights = lights;
        this.camera = camera;
        this.heightPx = heightPx;
        this.sitterBox = sitterBox;
    }

    /** @throws IllegalArgumentException if a frame has not arrived lately */
    public Levels levels(FrameMetadata studio, FrameMetadata flash) {
        LightLevels inStudio = camera.exposed(studio.sequence()).levels();
        LightLevels inFlash = camera.exposed(flash.sequence()).levels();
        double studioLampMin = lamps(light -> rows(row -> inStudio.steadyLevel(light, row)).min().orElseThrow())
                .min()
                .orElseThrow();
        double flashLampMax = lamps(light -> rows(row -> inFlash.steadyLevel(light, row)).max().orElseThrow())
                .max()
                .orElseThrow();
        double flashOnMin = rows(row -> inFlash.steadyLevel(SceneLights.FLASH, row)).min().orElseThrow();
        return new Levels(studioLampMin, flashLampMax, flashOnMin);
    }

    /**
     * The sitter's motion: from a pixel of the flash frame to the pixel of the studio frame that shows the same point.
     *
     * @throws IllegalArgumentException if a frame has not arrived lately
     */
    public Affine flashToStudio(FrameMetadata flash, FrameMetadata studio) {
        return sitterIn(studio).after(sitterIn(flash).inverse());
    }

    /**
     * How far open the sitter's eyes are in a frame, as the camera sees them: 0 closed to 1 open.
     *
     * @throws IllegalArgumentException if the frame has not arrived lately
     */
    public double eyeOpenness(FrameMetadata frame) {
        return 1 - camera.exposed(frame.sequence()).lidClosureIn(heightPx / 2);
    }

    /** Where the sitter is at rest, in pixels. */
    public Box sitterBox() {
        return sitterBox;
    }

    /** A light's true output at an instant, relative to its steady mean. */
    public double levelAt(String lightId, long instantNanos) {
        return lights.stream()
                .filter(light -> light.id().equals(lightId))
                .findFirst()
                .orElseThrow()
                .output()
                .levelAt(instantNanos);
    }

    private Affine sitterIn(FrameMetadata frame) {
        return camera.exposed(frame.sequence()).sitterIn(heightPx / 2);
    }

    private static DoubleStream lamps(IntToDoubleFunction ofLight) {
        return IntStream.rangeClosed(1, SceneLights.LAMP_IDS.size()).mapToDouble(ofLight);
    }

    private DoubleStream rows(IntToDoubleFunction ofRow) {
        return IntStream.range(0, heightPx).mapToDouble(ofRow);
    }
}
