package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.FakeOutputs;
import dev.diptych.rig.host.HardwareOneShot;
import dev.diptych.rig.host.HostShotExecutor;
import dev.diptych.rig.host.VirtualTimer;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs whose edges this computer times. */
class HostPairTest {
    private static final LightSet LIGHTS = lights(relayLamp("key"), torch());

    private final VirtualTimer time = new VirtualTimer();
    private final FakeOutputs outputs = new FakeOutputs(time, "key", "flash");
    private final SafetyGate gate = new SafetyGate(LIGHTS);
    private PairShooter shooter;
    private HostShotExecutor executor;

    @BeforeEach
    void open() throws DeviceException, CameraException {
        executor = new HostShotExecutor(LIGHTS, List.of(outputs), new HardwareOneShot(ms(300)), ms(0.3),
                time, time);
        FrameStream stream = new FrameStream(time, new ScriptedCamera(time), TimestampReading.AS_STATED);
        stream.start(STUDIO);
        shooter = new PairShooter(time, stream, new LightControl(time, LIGHTS, executor, gate), new OverlapPlanner(),
                new ShotSettings(STUDIO, FLASH, ms(0.05), 0));
    }

    /** Of the four edges of a shot: lamp off, flash on, flash off, lamp on. */
    private void late(int edge, double millis) {
        int[] count = {0};
        time.lateNanos = step -> count[0]++ == edge ? ms(millis) : ms(0.2);
    }

    @Test
    void pairsAreProven() {
        time.lateNanos = step -> ms(0.25);

        for (int i = 0; i < 50; i++) {
            assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot(), "shot " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 19, key", "1, 15, flash", "2, 90, flash"})
    void aLateEdgeIsNamedAndTheNextPairIsFine(int edge, double lateMs, String lightId) {
        late(edge, lateMs);

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_EDGE_LATE, unproven.fault().code());
        assertTrue(unproven.fault()
                .sentence()
                .startsWith(
                        "\"%s\" was switched at least %.1f ms later than planned: Frame ".formatted(lightId, lateMs)),
                unproven.fault().sentence());
        assertEquals(4, unproven.shot().log().edges().size());
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    @ParameterizedTest
    @CsvSource({"0, 21, 0", "1, 60, 2"})
    void aShotThatIsCutShortIsALateEdgeAndNothingIsLatched(int edge, double lateMs, int edgesLogged) {
        late(edge, lateMs);

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_EDGE_LATE, unproven.fault().code());
        assertTrue(unproven.fault().sentence().contains("came to it %.1f ms late".formatted(lateMs)),
                unproven.fault().sentence());
        assertEquals(edgesLogged, unproven.shot().log().edges().size());
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    @Test
    void aStoppedShotIsLatchedAndWhatItSwitchedIsKept() {
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
        int[] count = {0};
        time.lateNanos = step -> {
            // Shortly before the flash goes off.
            if (count[0]++ == 2) {
                time.at(step.instantNanos() - ms(5), () -> {
                    var _ = executor.rest("The emergency stop was hit.");
                });
            }
            return 0;
        };

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals("The emergency stop was hit. Every light was put to rest.", unproven.fault().sentence());
        assertEquals(4, unproven.shot().log().edges().size());
        ShotOutcome.Refused latched = assertInstanceOf(ShotOutcome.Refused.class, shooter.shoot());
        assertEquals(FaultCode.E_LATCHED, latched.fault().code());
        gate.clearLatch();
        ShotOutcome.Refused stopped = assertInstanceOf(ShotOutcome.Refused.class, shooter.shoot());
        assertTrue(stopped.fault().sentence().contains("The emergency stop was hit."), stopped.fault().sentence());
        executor.clear();
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }
}
