package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.TIMING;
import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.executed;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static dev.diptych.rig.shot.TestRig.window;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The overlap plan of a relay lamp, its zero at 10 s: studio frame 100 over [-10, 20] ms, flash frame 104 over [140,
 * 180], dark frame 106 over [220, 260]; the lamp falls over [44.7, 124.7] and rises over [280.5, 320.5].
 */
class FramePickerTest {
    private static final long STUDIO_SEQUENCE = 100;
    private static final double ZERO_MS = 10_000;
    private static final double JITTER_MS = 0.02;
    private static final LightSet LIGHTS = lights(relayLamp("key"), torch());

    private final ShotPlan plan;
    private final FramePicker picker = new FramePicker(LIGHTS, TIMING);

    FramePickerTest() throws UnplannableException {
        plan = new OverlapPlanner().plan(TestRig.inputs(LIGHTS));
    }

    @Test
    void picksThePlannedFrames() {
        PickedFrames picked = picked(logAsPlanned(), frames(99, 100, 101, 102, 103, 104, 105, 106));

        assertEquals(List.of(100L, 104L, 106L), sequences(picked));
        assertEquals(window(ZERO_MS + 140, ZERO_MS + 180), picked.flashWindow());
        assertEquals(ms(155), picked.gapNanos());
    }

    @Test
    void theOrderOfArrivalIsOfNoConsequence() {
        Random random = new Random(1);
        List<Frame> frames = frames(99, 100, 101, 102, 103, 104, 105, 106);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(frames, random);

            assertEquals(List.of(100L, 104L, 106L), sequences(picked(logAsPlanned(), frames)));
        }
    }

    @Test
    void anEarlierFrameWillDoIfItIsProved() {
        PickedFrames picked = picked(logAsPlanned(), frames(99, 101, 102, 103, 104, 105, 106));

        assertEquals(List.of(99L, 104L, 106L), sequences(picked));
    }

    @Test
    void saysWhichFrameWasDropped() {
        assertEquals(
                new Fault(FaultCode.E_FRAME_DROPPED,
                        "The studio frame was dropped by the camera; take the pair again."),
                refused(logAsPlanned(), frames(101, 102, 103, 104, 105, 106)));
        assertEquals(
                new Fault(FaultCode.E_FRAME_DROPPED, "The flash frame was dropped by the camera; take the pair again."),
                refused(logAsPlanned(), frames(99, 100, 101, 102, 103, 105, 106)));
        assertEquals(
                new Fault(FaultCode.E_FRAME_DROPPED, "The dark frame was dropped by the camera; take the pair again."),
                refused(logAsPlanned(), frames(99, 100, 101, 102, 103, 104, 105)));
        assertEquals(FaultCode.E_FRAME_DROPPED, refused(logAsPlanned(), List.of()).code());
    }

    @Test
    void refusesAFrameThatWasNotExposedAsAsked() {
        List<Frame> frames = frames(99, 100, 101, 102, 103, 105, 106);
        frames.add(frame(104, STUDIO, 0));

        assertEquals(new Fault(FaultCode.E_EXPOSURE, "Frame 104 is not proved to be the flash frame: it was exposed for"
                + " 10.00 ms at gain 1.00, not for 20.00 ms at gain 4.00; take the pair again."),
                refused(logAsPlanned(), frames));
    }

    @Test
    void refusesStampsThatMarkNobodyKnowsWhat() {
        List<Frame> frames = frames(99, 100, 101, 102, 103, 104, 105, 106);
        frames.add(new FakeFrame(new FrameMetadata(107, 0, TimestampMeaning.UNKNOWN, 0, FLASH), 100));

        assertEquals(new Fault(FaultCode.E_NOT_PROVEN, "The camera does not say what its timestamps mark, so no frame"
                + " can be proved; calibrate the camera's timestamp."), refused(logAsPlanned(), frames));
    }

    @Test
    void refusesAStudioFrameThatReachesIntoTheFall() {
        // The lamp's edge came 25 ms early, so its light left full at 19.7.
        List<ExecutedEdge> log = logWithKeyOff(-255.3 - 25);

        assertEquals(new Fault(FaultCode.E_NOT_PROVEN, "Frame 100 is not proved to be the studio frame: \"key\" is"
                + " possibly changing while its rows are exposed, not fully lit; take the pair again."),
                refused(log, frames(100, 101, 102, 103, 104, 105, 106)));
    }

    @Test
    void refusesAFlashFrameThatBeginsInTheFall() {
        // The lamp's edge came 16 ms late, so its light is dark at 140.7.
        List<ExecutedEdge> log = logWithKeyOff(-255.3 + 16);

        assertEquals(new Fault(FaultCode.E_NOT_PROVEN, "Frame 104 is not proved to be the flash frame: \"key\" is"
                + " possibly changing while its rows are exposed, not certainly dark; take the pair again."),
                refused(log, frames(99, 100, 101, 102, 103, 104, 105, 106)));
    }

    @Test
    void refusesAFlashThatTheLogDoesNotKnow() {
        List<ExecutedEdge> log = logAsPlanned().stream().filter(edge -> edge.lightId().equals("key")).toList();

        assertEquals(new Fault(FaultCode.E_NOT_PROVEN, "Frame 104 is not proved to be the flash frame: \"flash\" is"
                + " certainly dark while its rows are exposed, not fully lit; take the pair again."),
                refused(log, frames(99, 100, 101, 102, 103, 104, 105, 106)));
    }

    @Test
    void refusesAPairWithoutADarkFrame() {
        // The lamp came back 30 ms early, over [250.5, 290.5].
        List<ExecutedEdge> log = new ArrayList<>(logAsPlanned());
        log.removeLast();
        log.add(executed("key", 1, ZERO_MS + 150.5, JITTER_MS));

        assertEquals(new Fault(FaultCode.E_NOT_PROVEN, "Frame 106 is not proved to be the dark frame: \"key\" is"
                + " possibly changing while its rows are exposed, not certainly dark; take the pair again."),
                refused(log, frames(99, 100, 101, 102, 103, 104, 105, 106)));
    }

    @Test
    void refusesAFlashThatStayedOn() {
        List<ExecutedEdge> log = new ArrayList<>(logAsPlanned());
        log.removeIf(edge -> edge.lightId().equals("flash") && edge.level() == 0);

        assertEquals(new Fault(FaultCode.E_NOT_PROVEN, "Frame 106 is not proved to be the dark frame: \"flash\" is"
                + " fully lit while its rows are exposed, not certainly dark; take the pair again."),
                refused(log, frames(99, 100, 101, 102, 103, 104, 105, 106)));
    }

    @Test
    void anUncertainStampNeedsMoreRoom() {
        // The flash frame begins 0.5 ms after the flash has settled and 15.3 after the lamp has.
        List<Frame> frames = frames(99, 100, 101, 102, 103, 105, 106);
        List<Frame> certain = new ArrayList<>(frames);
        certain.add(frame(104, FLASH, 0.48));
        List<Frame> uncertain = new ArrayList<>(frames);
        uncertain.add(frame(104, FLASH, 0.49));

        assertEquals(104, picked(logAsPlanned(), certain).flash().metadata().sequence());
        assertEquals("Frame 104 is not proved to be the flash frame: \"flash\" is possibly changing while its rows are"
                + " exposed, not fully lit; take the pair again.", refused(logAsPlanned(), uncertain).sentence());
    }

    @Test
    void aLampStillRisingFromTheShotBeforeSpoilsTheStudioFrame() {
        List<Frame> frames = frames(100, 101, 102, 103, 104, 105, 106);

        // Off again at -255.3: from -400 on the lamp has settled by then, at -260; from -390 on it has not.
        assertEquals(100, picked(logAfterDipUntil(-400), frames).studio().metadata().sequence());
        assertEquals("Frame 100 is not proved to be the studio frame: \"key\" is possibly changing while its rows are"
                + " exposed, not fully lit; take the pair again.", refused(logAfterDipUntil(-390), frames).sentence());
    }

    /**
     * Lights without inertia, all frames exposed alike, frame n over [40 n - 10, 40 n + 20] ms: what counts is which
     * frames the edges leave lit, here 0 studio, 2 flash, 3 studio, 4 flash, 5 dark.
     */
    @Test
    void ofSeveralPairsItTakesTheNearest() {
        PickedFrames picked = pickFromInstantLights(List.of(executed("key", 0, 25, 0), executed("flash", 1, 26, 0),
                executed("flash", 0, 101, 0), executed("key", 1, 102, 0), executed("key", 0, 142, 0),
                executed("flash", 1, 143, 0), executed("flash", 0, 183, 0), executed("key", 1, 230, 0)), 0, 2, 3, 4, 5);

        assertEquals(List.of(3L, 4L, 5L), sequences(picked));
    }

    @Test
    void aFlashFrameBeforeTheFirstStudioFrameIsNoObstacle() {
        PickedFrames picked = pickFromInstantLights(List.of(executed("key", 0, -20, 0), executed("flash", 1, -19, 0),
                executed("flash", 0, 21, 0), executed("key", 1, 22, 0), executed("key", 0, 62, 0),
                executed("flash", 1, 63, 0), executed("flash", 0, 103, 0), executed("key", 1, 150, 0)), 0, 1, 2, 3);

        assertEquals(List.of(1L, 2L, 3L), sequences(picked));
    }

    @Test
    void theDarkFrameIsTheFirstAfterTheFlashFrame() {
        PickedFrames picked = pickFromInstantLights(List.of(executed("key", 0, 25, 0), executed("flash", 1, 61, 0),
                executed("flash", 0, 101, 0), executed("key", 1, 190, 0)), 0, 1, 2, 3, 4);

        // Frame 1 is dark as well, but shows nothing of what the flash left.
        assertEquals(List.of(0L, 2L, 3L), sequences(picked));
    }

    private static PickedFrames pickFromInstantLights(List<ExecutedEdge> log, long... sequences) {
        LightSet instant = lights(lamp("key", response(0, 0, 0, 0)),
                TestRig.flash(torch().cap(), response(0, 0, 0, 0)));
        ShotPlan alike = new ShotPlan(List.of(edge("flash", 1, 0)),
                List.of(TestRig.frame(FrameRole.STUDIO, 0, STUDIO), TestRig.frame(FrameRole.FLASH, 1, STUDIO),
                        TestRig.frame(FrameRole.DARK, 2, STUDIO)));
        List<Frame> frames = new ArrayList<>();
        for (long sequence : sequences) {
            frames.add(new FakeFrame(new FrameMetadata(sequence, sequence * ms(40), TimestampMeaning.READOUT_START, 0,
                    STUDIO), 100));
        }
        return assertInstanceOf(FramePicker.Result.Picked.class,
                new FramePicker(instant, TIMING).pick(alike, 0, log, frames)).frames();
    }

    private PickedFrames picked(List<ExecutedEdge> log, List<Frame> frames) {
        FramePicker.Result result = picker.pick(plan, ms(ZERO_MS), log, frames);
        return assertInstanceOf(FramePicker.Result.Picked.class, result, result::toString).frames();
    }

    private Fault refused(List<ExecutedEdge> log, List<Frame> frames) {
        return assertInstanceOf(FramePicker.Result.NotProven.class, picker.pick(plan, ms(ZERO_MS), log, frames))
                .fault();
    }

    private static List<Long> sequences(PickedFrames picked) {
        return List.of(picked.studio().metadata().sequence(), picked.flash().metadata().sequence(),
                picked.dark().metadata().sequence());
    }

    private List<ExecutedEdge> logAsPlanned() {
        return plan.edges()
                .stream()
                .map(edge -> new ExecutedEdge(edge, ms(ZERO_MS) + edge.offsetNanos(), ms(JITTER_MS)))
                .toList();
    }

    private List<ExecutedEdge> logWithKeyOff(double offsetMs) {
        List<ExecutedEdge> log = new ArrayList<>(logAsPlanned());
        log.set(0, executed("key", 0, ZERO_MS + offsetMs, JITTER_MS));
        return log;
    }

    /** As planned, after a shot before whose dip ended with an "on" at this offset. */
    private List<ExecutedEdge> logAfterDipUntil(double offsetMs) {
        List<ExecutedEdge> log = new ArrayList<>(logAsPlanned());
        log.add(executed("key", 0, ZERO_MS - 1_200, JITTER_MS));
        log.add(executed("key", 1, ZERO_MS + offsetMs, JITTER_MS));
        return log;
    }

    /** Up to the studio frame exposed as studio frames are, then as flash frames. */
    private static List<Frame> frames(long... sequences) {
        List<Frame> frames = new ArrayList<>();
        for (long sequence : sequences) {
            frames.add(frame(sequence, sequence <= STUDIO_SEQUENCE ? STUDIO : FLASH, 0));
        }
        return frames;
    }

    private static Frame frame(long sequence, ExposureSetting exposure, double uncertaintyMs) {
        long readoutNanos = ms(ZERO_MS) + (sequence - STUDIO_SEQUENCE) * TIMING.framePeriodNanos();
        return new FakeFrame(new FrameMetadata(sequence, readoutNanos - exposure.exposureNanos(),
                TimestampMeaning.EXPOSURE_START, ms(uncertaintyMs), exposure), 100);
    }
}
