package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.diptych.rig.calibration.LightMeter;
import dev.diptych.rig.calibration.MeteringOutcome;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Light is metered after timestamps have jumped: whether they came back or not has to be told apart. */
class MeteringAfterJumpTest {
    private final SimulatedStudio studio = new SimulatedStudio(
            new StudioOptions(StudioGrade.IDEAL, LampKind.RELAY, 1, 32, 24));
    private long offNanos;
    private final FrameStream stream = new FrameStream(studio.clock(),
            new RestampingCamera(studio.camera(), frame -> frame.timestampNanos() + offNanos),
            TimestampReading.AS_STATED);
    private final LightMeter meter;

    MeteringAfterJumpTest() throws Exception {
        studio.seat(new FlatScene(32, 24, 0.5f));
        LightSet lights = studio.dataSheet();
        stream.start(studio.studioExposure());
        meter = new LightMeter(studio.clock(), stream,
                new LightControl(studio.clock(), lights, studio.executor(), new SafetyGate(lights)),
                studio.studioExposure());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 9, 40})
    void timestampsThatCameBackAreBelieved(int displacedFrames) throws Exception {
        follow(30);
        offNanos = -20_700_000;
        follow(displacedFrames);
        offNanos = 0;

        assertInstanceOf(MeteringOutcome.Metered.class, meter.meter(Optional.empty()));
    }

    @Test
    void timestampsThatStayAwayFromTheLightsAreNot() throws Exception {
        follow(30);
        offNanos = -20_700_000;
        follow(9);

        MeteringOutcome.Refused refused = assertInstanceOf(MeteringOutcome.Refused.class,
                meter.meter(Optional.empty()));

        assertEquals(FaultCode.E_TIMESTAMP, refused.fault().code());
    }

    private void follow(int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            stream.next(studio.clock().nanos() + FrameStream.TIMEOUT_NANOS);
        }
    }
}
