package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor.PendingShot;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What outputs are told when, and what the log says of it; which rigs there cannot be. */
class HostShotExecutorTest extends HostShots {
    @Test
    void eachEdgeGoesToItsOutputsAtItsInstantAndTogetherWithItsNeighbours() throws ShotException {
        ShotLog log = run();

        assertEquals(List.of(call(at(KEY_OFF), level("key", 0)), call(at(FLASH_ON), level("flash", 1)),
                call(at(FLASH_OFF), level("flash", 0), level("key", 1))), rig.gpio.calls);
        assertEquals(List.of(call(at(FILL_OFF), level("fill", 0)), call(at(FILL_ON), level("fill", 1))),
                rig.dmx.calls);
        for (Edge edge : PAIR) {
            assertEquals(Optional.of(new ExecutedEdge(edge, at(edge), 0)), log.executed(edge));
        }
        assertEquals(PAIR.length, log.edges().size());
    }

    @Test
    void anEdgeIsLoggedAsItsOutputsMeasuredIt() throws ShotException {
        rig.gpio.takesNanos = ms(0.2);
        rig.dmx.takesNanos = ms(3);

        ShotLog log = run();

        assertEquals(Optional.of(new ExecutedEdge(KEY_OFF, at(KEY_OFF) + ms(0.1), ms(0.1))), log.executed(KEY_OFF));
        // The flash's outputs are served first, and the slow ones wait.
        assertEquals(Optional.of(new ExecutedEdge(FILL_OFF, at(FILL_OFF) + ms(1.7), ms(1.5))),
                log.executed(FILL_OFF));
    }

    @Test
    void slowOutputsAreToldSoEarlyThatTheInstantLiesInTheMiddleOfWhenTheyMayChange() throws ShotException {
        rig.dmx.delayNanos = ms(24);
        ClearedPlan early = rig.cleared(PAIR);

        ShotLog log = rig.executor.fire(early).awaitLog(HostRig.deadline(early));

        assertEquals(ms(12), rig.executor.leadNanos());
        assertEquals(ms(0.1) + ms(12), rig.executor.edgeUncertaintyNanos());
        for (Edge edge : List.of(FILL_OFF, FILL_ON)) {
            assertEquals(Optional.of(new ExecutedEdge(edge, early.instantNanos(edge), ms(12))), log.executed(edge));
        }
        assertEquals(List.of(early.instantNanos(FILL_OFF) - ms(12), early.instantNanos(FILL_ON) - ms(12)),
                rig.dmx.calls.stream().map(FakeOutputs.Call::instantNanos).toList());
        assertEquals(List.of(early.instantNanos(KEY_OFF), early.instantNanos(FLASH_ON), early.instantNanos(FLASH_OFF)),
                rig.gpio.calls.stream().map(FakeOutputs.Call::instantNanos).toList());
    }

    @Test
    void nothingIsFiredTwiceNorTwoAtOnce() throws ShotException {
        PendingShot pending = rig.executor.fire(shot);
        assertThrows(NotFiredException.class, () -> rig.executor.fire(shot));
        pending.awaitLog(HostRig.deadline(shot));
        rig.time.sleepUntil(HostRig.deadline(shot));

        assertThrows(NotFiredException.class, () -> rig.executor.fire(shot));

        assertEquals(3, rig.gpio.calls.size());
    }

    @Test
    void aOneShotThatWouldCutPlannedPulsesIsRefused() {
        DeviceException refused = assertThrows(DeviceException.class, () -> executor(HostRig.LIGHTS,
                List.of(rig.gpio, rig.dmx), new HardwareOneShot(ms(249))));

        assertEquals(DeviceFault.E_FLASH_UNPROTECTED, refused.fault());
        assertEquals("The flash \"flash\" may be on for 250.0 ms, but its hardware one-shot ends every pulse after"
                + " 249.0 ms, so that the log would call it lit when it is dark: lower its cap, or fit a longer"
                + " one-shot.", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0.9", "400.1"})
    void aOneShotIsWithinReason(double capMs) {
        assertThrows(IllegalArgumentException.class, () -> new HardwareOneShot(ms(capMs)));
    }

    @Test
    void everyLightIsAtOneOfTheOutputs() {
        assertEquals("No output switches \"fill\"; give it a line or a fixture in the configuration.",
                wiringObjection(rig.gpio));
        assertEquals("\"key\" is switched by two outputs; leave it to one of them in the configuration.",
                wiringObjection(rig.gpio, new FakeOutputs(rig.time, "key", "fill")));
        assertEquals("An output switches \"hair\", which is no light of this rig; check the light ids in the"
                + " configuration.", wiringObjection(rig.gpio, rig.dmx, new FakeOutputs(rig.time, "hair")));
    }

    private String wiringObjection(LightOutputs... outputs) {
        return sentence(assertThrows(IllegalArgumentException.class,
                () -> executor(HostRig.LIGHTS, List.of(outputs), HostRig.ONE_SHOT)));
    }

    private HostShotExecutor executor(LightSet lights, List<LightOutputs> outputs, HardwareOneShot oneShot)
            throws DeviceException {
        return new HostShotExecutor(lights, outputs, oneShot, 0, rig.time, rig.time);
    }
}
