package dev.diptych.studio;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.scene.SitterMotion;
import dev.diptych.studio.sensor.LightLevels;
import dev.diptych.studio.sensor.SensorModel;
import dev.diptych.studio.sensor.SimulatedCamera;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What really happened in a simulated studio. Ask within five seconds of virtual time: lights forget. */
public final class StudioTruth {
    /**
     * Light levels of a pair over all rows, relative to each light's steady mean.
     *
     * @param studioLampMin the dimmest lamp at its dimmest row of the studio frame
     * @param flashLampMax the brightest lamp at its brightest row of the flash frame
     * @param flashOnMin the flash at its dimmest row of the flash frame
     */
    public record Levels(double studioLampMin, double flashLampMax, double flashOnMin) {}

    private final List<SimulatedLight> lights;
    private final SimulatedCamera camera;
    private final SensorModel model;
    private final Scene scene;
    private final SitterMotion motion;

    StudioTruth(List<SimulatedLight> lights, SimulatedCamera camera, SensorModel model, Scene scene,
            SitterMotion motion) {
        this.lights = lights;
        this.camera = camera;
        this.model = model;
        this.scene = scene;
        this.motion = motion;
    }

    public Levels levels(FrameMetadata studio, FrameMetadata flash) {
        LightLevels inStudio = levelsIn(studio);
        LightLevels inFlash = levelsIn(flash);
        double studioLampMin = lamps(light -> rows(row -> inStudio.level(light, row)).min().orElseThrow()).min()
                .orElseThrow();
        double flashLampMax = lamps(light -> rows(row -> inFlash.level(light, row)).max().orElseThrow()).max()
                .orElseThrow();
        double flashOnMin = rows(row -> inFlash.level(SceneLights.FLASH, row)).min().orElseThrow();
        return new Levels(studioLampMin, flashLampMax, flashOnMin);
    }

    /** The sitter's motion: from a pixel of the flash frame to the pixel of the studio frame that shows the same point. */
    public Affine flashToStudio(FrameMetadata flash, FrameMetadata studio) {
        return at(studio).after(at(flash).inverse());
    }

    /** Where the sitter is at rest, in pixels. */
    public Box sitterBox() {
        return scene.sitterBox();
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

    private Affine at(FrameMetadata frame) {
        return motion.at(levelsIn(frame).midExposureNanos(model.heightPx() / 2));
    }

    private LightLevels levelsIn(FrameMetadata frame) {
        return new LightLevels(lights, model.timing(), model.heightPx(), camera.trueReadoutNanos(frame.sequence()),
                frame.exposure());
    }

    private static DoubleStream lamps(IntToDoubleFunction ofLight) {
        return IntStream.rangeClosed(1, SceneLights.LAMP_IDS.size()).mapToDouble(ofLight);
    }

    private DoubleStream rows(IntToDoubleFunction ofRow) {
        return IntStream.range(0, model.heightPx()).mapToDouble(ofRow);
    }
}
