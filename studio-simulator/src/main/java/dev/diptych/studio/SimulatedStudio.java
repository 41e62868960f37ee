package dev.diptych.studio;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.scene.SitterMotion;
import dev.diptych.studio.sensor.SensorModel;
import dev.diptych.studio.sensor.SimulatedSensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** A studio of one grade, drawn from a seed: four lamps, a flash, a camera, and whoever sits down. In virtual time. */
public final class SimulatedStudio {
    /** 30 frames a second, read out in 18 ms. */
    private static final FrameTiming TIMING = new FrameTiming(33_333_333, 18_000_000);
    /** The lamps are 3 EV brighter than the flash. */
    private static final double FLASH_TO_LAMPS = 1 / 8.0;
    private static final ExposureSetting STUDIO_EXPOSURE = new ExposureSetting(8_000_000, 1);
    private static final ExposureSetting FLASH_EXPOSURE = new ExposureSetting(16_000_000, 4);
    /** A phone LED: no supply worth speaking of. */
    private static final ResponseTruth FLASH_RESPONSE = new ResponseTruth(0.05, 0.2, 0.1, 0.5, 0.005, 0.01, 0);

    private final StudioGrade grade;
    private final VirtualClock clock = new VirtualClock();
    private final RandomGenerator random;
    private final List<SimulatedLight> lights = new ArrayList<>();
    private final SensorModel model;
    private final SimulatedSensor sensor;
    private final ShotExecutor executor;
    private final double swayMillimetresPerSecond;
    private @Nullable Scene scene;
    private @Nullable SitterMotion motion;

    public SimulatedStudio(StudioGrade grade, LampKind lampKind, long seed, int widthPx, int heightPx) {
        this.grade = grade;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        lights.add(new SimulatedLight(SceneLights.FLASH_ID, false, FLASH_RESPONSE, branch()));
        LampRanges ranges = LampRanges.of(lampKind);
        for (String id : SceneLights.LAMP_IDS) {
            ResponseTruth truth = new ResponseTruth(ranges.offDeadMillis().draw(random),
                    ranges.offFallMillis().draw(random), ranges.onDeadMillis().draw(random),
                    ranges.onRiseMillis().draw(random), deadSdMillis(lampKind), grade.fallSdRatio(),
                    grade.droopRatio());
            lights.add(new SimulatedLight(id, true, truth, branch()));
        }
        model = new SensorModel(widthPx, heightPx, TIMING, STUDIO_EXPOSURE, FLASH_TO_LAMPS, grade.noiseScale());
        sensor = new SimulatedSensor(clock, model, lights, grade.roomLightRatio(), branch());
        executor = new SimulatedShotExecutor(clock, lights, grade.edgeJitterMillis(), branch());
        swayMillimetresPerSecond = grade.swayMillimetresPerSecond().draw(random);
    }

    private RandomGenerator branch() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(random.nextLong());
    }

    /** A dimmer's dead time repeats better than a relay's and its supply's. */
    private double deadSdMillis(LampKind kind) {
        return kind == LampKind.DMX ? grade.deadSdMillis() / 10 : grade.deadSdMillis();
    }

    public VirtualClock clock() {
        return clock;
    }

    public Camera camera() {
        return sensor.camera();
    }

    public ShotExecutor executor() {
        return executor;
    }

    /** The exposure that suits this studio's lamps. */
    public ExposureSetting studioExposure() {
        return STUDIO_EXPOSURE;
    }

    /** The exposure that suits this studio's flash. */
    public ExposureSetting flashExposure() {
        return FLASH_EXPOSURE;
    }

    /**
     * What the operator's configuration says of this studio's lights: medians rounded to a millisecond and the spread
     * of the grade, as a data sheet would have it.
     */
    public LightSet dataSheet() {
        return new LightSet(lights.stream().map(this::dataSheetOf).toList());
    }

    /** What the operator's configuration says of the room's own light, as a share of the studio frame's. */
    public double dataSheetRoomLightRatio() {
        return grade.roomLightRatio() / (1 + grade.roomLightRatio());
    }

    /**
     * A sitter takes the chair.
     *
     * @throws IllegalArgumentException if the scene is not of the sensor's size; whoever sat there then stays
     */
    public void seat(Scene next) {
        SitterMotion sway = new SitterMotion(next.sitterBox(), next.heightPx(), swayMillimetresPerSecond, branch());
        sensor.lookAt(next, sway);
        scene = next;
        motion = sway;
    }

    /** What really happens, for tests and for the demo's report: never for the pipeline. */
    public StudioTruth truth() {
        if (scene == null || motion == null) {
            throw new IllegalStateException("Nobody sits before the camera.");
        }
        return new StudioTruth(lights, sensor.camera(), model, scene, motion);
    }

    /** How a light really answers its switch: truth, like {@link #truth()}. */
    public ResponseTruth response(String lightId) {
        return lights.stream().filter(light -> light.id().equals(lightId)).findFirst().orElseThrow().truth();
    }

    private Light dataSheetOf(SimulatedLight light) {
        ResponseTruth truth = light.truth();
        boolean lamp = light.restsOn();
        double step = lamp ? 1 : 0.05;
        LightResponse response = new LightResponse(spread(truth.offDeadMillis(), truth.deadSdMillis(), step),
                spread(truth.offFallMillis(), truth.fallSdRatio() * truth.offFallMillis(), step),
                spread(truth.onDeadMillis(), truth.deadSdMillis(), step),
                spread(truth.onRiseMillis(), truth.fallSdRatio() * truth.onRiseMillis(), step));
        return lamp
                ? new Light(light.id(), LightKind.STUDIO_LAMP, OutputCap.studioLamp(), response)
                : new Light(light.id(), LightKind.FLASH, OutputCap.torchLed(), response);
    }

    /** A normal spread about the rounded median, widened by what the rounding may have hidden. */
    private static Spread spread(double medianMillis, double sdMillis, double stepMillis) {
        long medianNanos = Math.round(Math.round(medianMillis / stepMillis) * stepMillis * 1e6);
        long roundingNanos = Math.round(stepMillis / 2 * 1e6);
        Spread exact = Spread.normal(medianNanos, Math.round(sdMillis * 1e6));
        return new Spread(Math.max(0, exact.p0_1Nanos() - roundingNanos), medianNanos,
                exact.p99_9Nanos() + roundingNanos);
    }
}
