package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Meters the light on a sitter before the first pair: the lamps' light, and, by one blink of the flash while they shine,
 * the flash's. Later frames are held against it, so that a lamp that is dark, a weak flash or a wrong exposure shows in
 * the very first pair. The blink also tells whether the camera's timestamps still fit the lights.
 */
public final class LightMeter {
    private static final long REST_NANOS = 300_000_000L;
    /** A lamp that has just come back is brighter than it will be. */
    private static final long WARMING_NANOS = 1_000_000_000L;
    private static final int FRAMES_BEFORE = 3;
    private static final int LIT_FRAMES = 3;
    /** Where in a readout the flash is switched. */
    private static final double IN_READOUT = 0.4;
    private static final double LEAST_FLASH_SHARE = 0.005;
    /** The weakest of four lamps gives more than a tenth of the light. */
    private static final double STEADY_RATIO = 0.06;
    /** By how much the blink may seem to miss its switch. */
    private static final double TIMESTAMP_TOLERANCE_NANOS = 1e6;

    private final Clock clock;
    private final FrameStream stream;
    private final LightControl control;
    private final ExposureSetting studio;

    /** @param studio exposure of studio frames, which is the stream's standing one */
    public LightMeter(Clock clock, FrameStream stream, LightControl control, ExposureSetting studio) {
        this.clock = clock;
        this.stream = stream;
        this.control = control;
        this.studio = studio;
    }

    /** @param earlier what was metered on the same sitter before, which still has to be so; empty if nothing was */
    public MeteringOutcome meter(Optional<MeteredLight> earlier) {
        try {
            return metered(earlier);
        } catch (RefusedException e) {
            FaultCode code = e.refusal().code() == CalibrationRefusal.Code.TIMESTAMPS
                    ? FaultCode.E_TIMESTAMP
                    : FaultCode.E_CAMERA;
            return new MeteringOutcome.Refused(e.fault().orElse(new Fault(code, e.refusal().sentence())));
        }
    }

    private MeteringOutcome metered(Optional<MeteredLight> earlier) throws RefusedException {
        SweepRunner runner = new SweepRunner(clock, stream, control, MeteredLight::sampling);
        double lamps = runner.look(FRAMES_BEFORE, WARMING_NANOS)
                .stream()
                .mapToDouble(frame -> frame.mean() / frame.metadata().exposure().sensitivity())
                .average()
                .orElseThrow();
        // Timestamps that left their pace have had time to come back to it. If they have not, the pace they have now is
        // taken, and the blink will show whether it fits the lights. Taken any earlier, their coming back would be
        // another jump.
        stream.acceptPace();
        // Halved, so that lamps and flash together do not saturate what the lamps alone expose well.
        ExposureSetting halved = new ExposureSetting(Math.max(1, studio.exposureNanos() / 2), studio.gain());
        long periodNanos = stream.timing().framePeriodNanos();
        Light flash = control.lights().flash();
        long onNanos = FRAMES_BEFORE * periodNanos + Math.round(IN_READOUT * stream.timing().readoutNanos());
        Edge on = new Edge(flash.id(), 1, onNanos);
        Edge off = new Edge(flash.id(), 0, onNanos + LIT_FRAMES * periodNanos);
        long settledNanos = onNanos + flash.response().latestSettledNanos(true) + control.edgeUncertaintyNanos();
        Stage lit = new Stage(on, 0, onNanos, settledNanos, off.offsetNanos());
        long darkNanos = off.offsetNanos() + flash.response().latestSettledNanos(false)
                + control.edgeUncertaintyNanos();
        long untilNanos = darkNanos + FRAMES_BEFORE * periodNanos;
        SweepRunner.Run run = runner.run(new SwitchPlan(List.of(on, off)), 0, untilNanos, REST_NANOS,
                Optional.of(halved));
        // Before and after, because a sitter who sways changes the lamps' light by as much as a little flash light.
        double beforeLight = mean(run, 0, onNanos);
        double afterLight = mean(run, darkNanos, untilNanos);
        double flashedLight = mean(run, settledNanos, off.offsetNanos());
        if (!Double.isFinite(beforeLight + afterLight + flashedLight)) {
            return dropped();
        }
        double changeRatio = Math.max(Math.abs(afterLight / beforeLight - 1),
                Math.abs(beforeLight / halved.sensitivity() / lamps - 1));
        if (!(changeRatio <= STEADY_RATIO)) {
            return refused(FaultCode.E_LIGHT_DARK,
                    "The light on the sitter changed by %.0f %% while it was metered: a lamp is going out or coming back, or somebody walks through the light; wait until it is steady.",
                    100 * changeRatio);
        }
        if (earlier.isPresent() && !(lamps >= (1 - STEADY_RATIO) * earlier.get().lamps())) {
            return refused(FaultCode.E_LIGHT_DARK,
                    "The lamps give %.0f %% of the light that was metered on this sitter before: a lamp is dark or dimmed; see to the lamps.",
                    100 * lamps / earlier.get().lamps());
        }
        double unlitLight = (beforeLight + afterLight) / 2;
        double flashLight = (flashedLight - unlitLight) / halved.sensitivity();
        if (!(flashLight >= LEAST_FLASH_SHARE * lamps)) {
            return refused(FaultCode.E_LIGHT_DARK,
                    "\"%s\" did not light the picture when it was metered; check its cable and its power.", flash.id());
        }
        double delayNanos = SweepSamples.of(lit, run)
                .map(samples -> FittedChange.guess(samples.all())
                        .fit(samples.all(), TransitionShape.SMOOTH, false)
                        .deadNanos())
                .orElse(Double.NaN);
        if (!Double.isFinite(delayNanos)) {
            return dropped();
        }
        double missNanos = delayNanos - flash.response().onDead().p50Nanos();
        if (!(Math.abs(missNanos) <= TIMESTAMP_TOLERANCE_NANOS)) {
            return refused(FaultCode.E_TIMESTAMP,
                    "By the camera's timestamps \"%s\" came on %.1f ms off its switch when it was metered; calibrate again.",
                    flash.id(), missNanos / 1e6);
        }
        return new MeteringOutcome.Metered(new MeteredLight(lamps, flashLight));
    }

    private static double mean(SweepRunner.Run run, long fromNanos, long untilNanos) {
        return new Plateau(run.frames(), (double) run.zeroNanos() + fromNanos, (double) run.zeroNanos() + untilNanos)
                .mean();
    }

    private static MeteringOutcome dropped() {
        return refused(FaultCode.E_FRAME_DROPPED,
                "The camera did not deliver the frames in which the light was to be metered; take the pair again, and end other programs if that happens often.");
    }

    private static MeteringOutcome refused(FaultCode code, String sentence, Object... values) {
        return new MeteringOutcome.Refused(new Fault(code, String.format(Locale.ROOT, sentence, values)));
    }
}
