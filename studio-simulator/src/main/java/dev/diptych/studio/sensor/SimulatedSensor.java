package dev.diptych.studio.sensor;

import dev.diptych.rig.time.Clock;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SitterMotion;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A camera and whoever sits before it. */
public final class SimulatedSensor {
    private final SensorModel model;
    private final double roomLightRatio;
    private final long noiseSeed;
    private final SimulatedCamera camera;
    private @Nullable FrameRenderer renderer;

    public SimulatedSensor(Clock clock, SensorModel model, List<SimulatedLight> lights, double roomLightRatio,
            RandomGenerator random) {
        this.model = model;
        this.roomLightRatio = roomLightRatio;
        this.noiseSeed = random.nextLong();
        this.camera = new SimulatedCamera(clock, model, lights, this::renderer, random);
    }

    public SimulatedCamera camera() {
        return camera;
    }

    /** From now on the camera sees this sitter. */
    public void lookAt(Scene scene, SitterMotion motion) {
        if (scene.widthPx() != model.widthPx() || scene.heightPx() != model.heightPx()) {
            throw new IllegalArgumentException("The scene \"" + scene.name() + "\" is " + scene.widthPx() + "x"
                    + scene.heightPx() + ", but the sensor is " + model.widthPx() + "x" + model.heightPx() + ".");
        }
        renderer = new FrameRenderer(model, scene, motion, roomLightRatio, noiseSeed);
    }

    private FrameRenderer renderer() {
        if (renderer == null) {
            throw new IllegalStateException("Nobody sits before the camera.");
        }
        return renderer;
    }
}
