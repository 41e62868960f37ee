package dev.diptych.studio;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.chance.Chance;
import dev.diptych.studio.fault.PairFaults;
import dev.diptych.studio.fault.StudioFault;
import dev.diptych.studio.fault.StudioParts;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.light.Ripple;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.BlinkReflex;
import dev.diptych.studio.scene.BlinkTimes;
import dev.diptych.studio.scene.Chair;
import dev.diptych.studio.scene.EmptyStudio;
import dev.diptych.studio.scene.Lids;
import dev.diptych.studio.scene.Motion;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.scene.SitterMotion;
import dev.diptych.studio.sensor.SensorModel;
import dev.diptych.studio.sensor.SensorOptions;
import dev.diptych.studio.sensor.SimulatedSensor;
import dev.diptych.studio.sensor.SwitchesKnown;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A studio of one grade, drawn from a seed: four lamps, a flash, a camera, and whoever sits down.
 * <p>
 * {@link #beginPair()} and {@link #endPair()} let go wrong what the grade lets go wrong. They are for whoever judges
 * the pipeline, which must not know of them; without them nothing goes wrong.
 */
public final class SimulatedStudio {
    /** 30 frames a second, read out in 18 ms. */
    private static final FrameTiming TIMING = new FrameTiming(33_333_333, 18_000_000);
    /** The lamps are 3 EV brighter than the flash. */
    private static final double FLASH_TO_LAMPS = 1 / 8.0;
    private static final ExposureSetting STUDIO_EXPOSURE = new ExposureSetting(8_000_000, 1);
    private static final ExposureSetting FLASH_EXPOSURE = new ExposureSetting(16_000_000, 4);
    /** No frame is looked at so long after it was exposed. */
    private static final long FORGET_AFTER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final StudioGrade grade;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<SimulatedLight> lights;
    private final SensorModel model;
    private final Chair chair = new Chair();
    private final PairFaults faults;
    private final SimulatedSensor sensor;
    private final SwitchedLights switched;
    private final ShotExecutor executor;
    private final double swayMillimetresPerSecond;
    /** What decides when sitters blink. */
    private final RandomGenerator blinks;

    /** In virtual time. */
    public SimulatedStudio(StudioOptions options) {
        this(options, new VirtualClock());
    }

    public SimulatedStudio(StudioOptions options, Clock clock) {
        this.clock = clock;
        grade = options.grade();
        random = Chance.from(options.seed());
        // Apart from the others, which a new draw here would change for every seed.
        RandomGenerator habits = Chance.from(options.seed(), 1);
        lights = lights(options, habits);
        SensorOptions habitsOfSensor = options.sensor();
        model = new SensorModel(options.widthPx(), options.heightPx(), TIMING, STUDIO_EXPOSURE, FLASH_TO_LAMPS,
                grade.noiseScale(), habitsOfSensor.timestamps(),
                habits.nextInt(habitsOfSensor.leastQueueFrames(), habitsOfSensor.mostQueueFrames() + 1));
        RoomLight room = new RoomLight(grade.roomLightRatio());
        faults = new PairFaults(new StudioParts(lights, room, chair, TIMING, STUDIO_EXPOSURE, FLASH_EXPOSURE),
                grade.faultProbability(), grade.secondFaultProbability(), habits.nextLong());
        sensor = new SimulatedSensor(clock, model, lights, room, chair, faults, Chance.branch(random));
        switched = new SwitchedLights(clock, lights, faults, chair);
        executor = new SimulatedShotExecutor(switched, grade.edgeJitterMillis(), Chance.branch(random));
        swayMillimetresPerSecond = grade.swayMillimetresPerSecond().draw(random);
        blinks = Chance.from(options.seed(), 2);
    }

    private List<SimulatedLight> lights(StudioOptions options, RandomGenerator habits) {
        List<SimulatedLight> drawn = new ArrayList<>();
        drawn.add(new SimulatedLight(SceneLights.FLASH_ID, false, torch(), Chance.branch(random)));
        LampRanges ranges = LampRanges.of(options.lampKind());
        for (String id : SceneLights.LAMP_IDS) {
            ResponseTruth truth = new ResponseTruth(ranges.offDeadMillis().draw(random),
                    ranges.offFallMillis().draw(random), ranges.onDeadMillis().draw(random),
                    ranges.onRiseMillis().draw(random), deadSdMillis(options.lampKind()), grade.fallSdRatio(),
                    grade.droopRatio());
            Ripple ripple = new Ripple(options.sensor().rippleHertz(), options.sensor().rippleRatio(),
                    2 * Math.PI * habits.nextDouble());
            drawn.add(new SimulatedLight(id, true, truth, ripple, Chance.branch(random)));
        }
        return List.copyOf(drawn);
    }

    /** A phone LED: no supply worth speaking of, but it warms as lamps do. */
    private ResponseTruth torch() {
        return new ResponseTruth(0.05, 0.2, 0.1, 0.5, 0.005, 0.01, grade.droopRatio());
    }

    /** A dimmer's dead time repeats better than a relay's and its supply's. */
    private double deadSdMillis(LampKind kind) {
        return kind == LampKind.DMX ? grade.deadSdMillis() / 10 : grade.deadSdMillis();
    }

    public Clock clock() {
        return clock;
    }

    public Camera camera() {
        return sensor.camera();
    }

    public ShotExecutor executor() {
        return executor;
    }

    /** What {@link #exposeRaw} gives. */
    public PixelFormat.Bayer rawFormat(SampleCoding coding) {
        return sensor.raw(coding).format();
    }

    /**
     * Exposes a frame of the studio's sensor for another driver than {@link #camera}: by what has been switched up to
     * now, so not before its last row was read.
     *
     * @param coding 16-bit words of 10 or 12 bits
     * @param readoutNanos when its first row begins to be read
     * @param into gets the frame's bytes, from its beginning
     */
    public void exposeRaw(SampleCoding coding, long readoutNanos, ExposureSetting exposure, ByteBuffer into) {
        sensor.raw(coding).expose(readoutNanos, exposure, into);
    }

    /**
     * A light's switch moves, whatever moves it: for other outputs than {@link #executor}'s.
     *
     * @param instantNanos not before any switch of this light so far
     */
    public void switchLight(String lightId, double level, long instantNanos) {
        SimulatedLight light = light(lightId);
        light.forgetBefore(instantNanos - FORGET_AFTER_NANOS);
        light.switchTo(level, instantNanos);
        if (light.id().equals(SceneLights.FLASH_ID) && level > 0) {
            chair.flashBegins(instantNanos);
        }
    }

    /**
     * From now on the lights are switched by outputs of something else than {@link #executor}, in real time.
     *
     * @param reports waits until every switch up to an instant has been told
     */
    public OutsideSwitches switchedFromOutside(SwitchesKnown reports) {
        OutsideSwitches outside = new OutsideSwitches(switched, reports);
        sensor.exposeWhenKnown(outside::awaitUntil);
        return outside;
    }

    /** The exposure that suits this studio's lamps. */
    public ExposureSetting studioExposure() {
        return STUDIO_EXPOSURE;
    }

    /** The exposure that suits this studio's flash. */
    public ExposureSetting flashExposure() {
        return FLASH_EXPOSURE;
    }

    /** This studio's lights as they are wired up: their kinds and caps. Nobody has measured them. */
    public LightSet equipment() {
        return new LightSet(dataSheet().all()
                .stream()
                .map(light -> new Light(light.id(), light.kind(), light.cap(), LightResponse.UNKNOWN))
                .toList());
    }

    /**
     * What the operator's configuration says of this studio's lights: medians rounded to a millisecond and the spread
     * of the grade, as a data sheet would have it.
     */
    public LightSet dataSheet() {
        return DataSheet.of(lights);
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
        boolean blinking = next.canBlink() && grade.blinksPerMinute() > 0;
        long blinkSeed = blinks.nextLong();
        BlinkReflex reflex = new BlinkReflex(blinking ? grade.blinkReflexProbability() : 0, Chance.branch(blinks));
        sensor.lookAt(next,
                new SitterMotion(next.sitterBox(), next.heightPx(), swayMillimetresPerSecond, Chance.branch(random)),
                blinking ? new BlinkTimes(grade.blinksPerMinute(), blinkSeed) : Lids.OPEN, reflex);
    }

    /** Somebody takes the chair who neither moves nor blinks: what changes from frame to frame is the sensor's noise. */
    public void seatDummy(Scene next) {
        sensor.lookAt(next, Motion.STILL);
    }

    /** Whoever sits leaves: the camera sees the wall, as it does when the rig measures its lights. */
    public void leaveChairEmpty() {
        sensor.lookAt(new EmptyStudio(model.widthPx(), model.heightPx()), Motion.STILL);
    }

    /**
     * The next pair begins, and what the grade lets go wrong in it will. What that is depends on the seed and on how
     * many pairs began before, not on what was done in them.
     *
     * @throws IllegalStateException if the pair before has not ended
     */
    public void beginPair() {
        faults.pairBegins(clock.nanos());
    }

    /** The next pair begins, and these faults will happen in it, whatever the grade. */
    public void beginPair(List<StudioFault> kinds) {
        faults.pairBegins(kinds, clock.nanos());
    }

    /**
     * The pair is over: lamps obey again (one that was dark is lit as after its switch), the room is dark, the sitter is
     * back, the camera delivers, and timestamps are right. What was exposed stays as it was, however late it is looked
     * at.
     *
     * @return the faults that took effect; one that needs the pair's shot to be fired does not without it
     * @throws IllegalStateException if no pair has begun
     */
    public List<StudioFault> endPair() {
        sensor.catchUp();
        return faults.pairEnds(clock.nanos());
    }

    /** What really happens, for tests and for the demo's report: never for the pipeline. */
    public StudioTruth truth() {
        return new StudioTruth(lights, sensor.camera(), model.heightPx(), chair.scene().sitterBox());
    }

    /** How a light really answers its switch: truth, like {@link #truth()}. */
    public ResponseTruth response(String lightId) {
        return light(lightId).truth();
    }

    private SimulatedLight light(String lightId) {
        return lights.stream()
                .filter(light -> light.id().equals(lightId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The studio has no light \"" + lightId + "\"."));
    }
}
