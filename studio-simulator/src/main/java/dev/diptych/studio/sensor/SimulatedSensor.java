package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.BlinkReflex;
import dev.diptych.studio.scene.Chair;
import dev.diptych.studio.scene.Lids;
import dev.diptych.studio.scene.Motion;
import dev.diptych.studio.scene.Scene;
import java.util.List;
import java.util.random.RandomGenerator;

/** A camera before a chair, in the light of lamps and room. */
public final class SimulatedSensor {
    private final SensorModel model;
    private final List<SimulatedLight> lights;
    private final RoomLight room;
    private final Chair chair;
    private final FrameRenderer renderer;
    private final SimulatedCamera camera;
    private final Clock clock;
    private SwitchesKnown switches = SwitchesKnown.AT_ONCE;

    public SimulatedSensor(Clock clock, SensorModel model, List<SimulatedLight> lights, RoomLight room, Chair chair,
            FrameFaults faults, RandomGenerator random) {
        this.clock = clock;
        this.model = model;
        this.lights = lights;
        this.room = room;
        this.chair = chair;
        this.renderer = new FrameRenderer(model, random.nextLong());
        this.camera = new SimulatedCamera(clock, model, this::expose, faults, random);
    }

    public SimulatedCamera camera() {
        return camera;
    }

    /** The same sensor for another driver than {@link #camera}. */
    public BayerSensor raw(SampleCoding coding) {
        return new BayerSensor(model, coding, this::expose);
    }

    /** From now on a frame is exposed when the switches up to its last row are known. */
    public void exposeWhenKnown(SwitchesKnown known) {
        switches = known;
    }

    /** From now on the camera sees this sitter, who does not blink. */
    public void lookAt(Scene scene, Motion sway) {
        lookAt(scene, sway, Lids.OPEN, BlinkReflex.NONE);
    }

    /** From now on the camera sees this sitter. */
    public void lookAt(Scene scene, Motion sway, Lids blinks, BlinkReflex reflex) {
        if (scene.widthPx() != model.widthPx() || scene.heightPx() != model.heightPx()) {
            throw new IllegalArgumentException("The scene \"" + scene.name() + "\" is " + scene.widthPx() + "x"
                    + scene.heightPx() + ", but the sensor is " + model.widthPx() + "x" + model.heightPx() + ".");
        }
        catchUp();
        chair.seat(scene, sway, blinks, reflex);
    }

    /** Frames that have arrived by now are as they are, whatever is changed in the studio from now on. */
    public void catchUp() {
        switches.awaitUntil(clock.nanos());
        if (chair.isTaken()) {
            camera.receive();
        }
    }

    private SimulatedCamera.Exposure expose(long readoutNanos, ExposureSetting setting) {
        switches.awaitUntil(readoutNanos + model.timing().readoutNanos());
        Scene scene = chair.scene();
        ExposedFrame frame = new ExposedFrame(readoutNanos, setting,
                new LightLevels(lights, room, model.timing(), model.heightPx(), readoutNanos, setting), chair.path(),
                chair.lids());
        return new SimulatedCamera.Exposure(frame, sampling -> renderer.render(scene, frame, sampling));
    }
}
