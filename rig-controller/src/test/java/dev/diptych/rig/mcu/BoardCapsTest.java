package dev.diptych.rig.mcu;

import static dev.diptych.rig.shot.TestRig.flash;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.relayLamp;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Role;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardCapsTest {
    private final FakeBoard board = new FakeBoard(new VirtualClock(), new FakeTime(() -> 0, 0, 0));

    private static LightSet lights(Light flash) {
        return new LightSet(List.of(flash, relayLamp("key"), relayLamp("fill")));
    }

    private String refused(LightSet lights, McuWiring wiring) {
        DeviceException refusal = assertThrows(DeviceException.class,
                () -> BoardCaps.of(lights, wiring, board.facts()));
        assertEquals(DeviceFault.E_MCU_WIRING, refusal.fault());
        return String.valueOf(refusal.getMessage());
    }

    private static McuWiring wiring(McuOutput flash, McuOutput key) {
        return new McuWiring(Map.of("flash", flash, "key", key, "fill", McuOutput.pin(3)), Optional.empty());
    }

    @Test
    void capsFollowTheLightsInTheOrderOfOutputs() throws DeviceException {
        assertEquals(
                List.of(new Request.SetCaps.Cap(0, Role.FLASH, 250_000, 200, 0, 0),
                        new Request.SetCaps.Cap(1, Role.TORCH, 60_000_000, 200, 0, 0),
                        new Request.SetCaps.Cap(2, Role.LAMP, 1_500_000, 800, 0, 0),
                        new Request.SetCaps.Cap(11, Role.LAMP, 1_500_000, 800, 4, 255)),
                BoardCaps.of(lights(torch()), McuRig.WIRING, board.facts()).caps());
    }

    @Test
    void capsAboveTheFirmwaresAreRefused() {
        Light tooLong = flash(new OutputCap(ms(299.6), 0.1, ms(10_000)), response(0, 0, 0, 0));
        assertTrue(refused(lights(tooLong), McuRig.WIRING).contains("for 299.5 ms at most; lower the cap"));

        Light tooOften = flash(new OutputCap(ms(100), 0.25, ms(10_000)), response(0, 0, 0, 0));
        assertTrue(refused(lights(tooOften), McuRig.WIRING).contains("0.1 to 20.0 %"));
    }

    @Test
    void outputsOfOtherRolesAreRefused() {
        assertTrue(refused(lights(torch()), wiring(McuOutput.pin(2), McuOutput.pin(4)))
                .contains("by its wiring a lamp's output and not a flash's output"));
        assertTrue(refused(lights(torch()), wiring(McuOutput.pin(0), McuOutput.pin(30))).contains("0 to 17 only"));
        assertTrue(
                refused(lights(torch()), wiring(McuOutput.pin(0), McuOutput.pin(12))).contains("without a DMX slot"));
    }

    @Test
    void anOutputHasOneLightAndALightAnOutput() {
        McuOutput same = McuOutput.pin(2);
        assertThrows(IllegalArgumentException.class,
                () -> new McuWiring(Map.of("key", same, "fill", same), Optional.empty()));
        assertThrows(IllegalArgumentException.class,
                () -> new McuWiring(Map.of("key", McuOutput.pin(2)), Optional.empty()).requireFits(lights(torch())));
        assertThrows(IllegalArgumentException.class, () -> new McuOutput(2, 65));
    }
}
