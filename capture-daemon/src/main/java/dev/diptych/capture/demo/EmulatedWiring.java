package dev.diptych.capture.demo;

import dev.diptych.rig.mcu.McuOutput;
import dev.diptych.rig.mcu.McuWiring;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.OutsideSwitches;
import dev.diptych.studio.scene.SceneLights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How the studio's lights hang on an emulated board: the flash and its torch at pins, the lamps at pins or on DMX. */
final class EmulatedWiring {
    private static final int FLASH = 0;
    private static final int TORCH = 1;
    private static final int FIRST_LAMP_PIN = 2;
    private static final int FIRST_DMX = 10;
    private static final double FULL = 255;
    /** What the pin of the torch gives the LED, of what the flash's does. */
    private static final double TORCH_LEVEL = 0.2;

    private final boolean dmx;
    private final Map<Integer, String> lamps = new HashMap<>();
    private final Map<String, McuOutput> outputs = new HashMap<>();

    EmulatedWiring(LampKind lampKind) {
        dmx = lampKind == LampKind.DMX;
        outputs.put(SceneLights.FLASH_ID, McuOutput.pin(FLASH));
        int lamp = 0;
        for (String id : SceneLights.LAMP_IDS) {
            McuOutput output = dmx ? new McuOutput(FIRST_DMX + lamp, 1 + lamp) : McuOutput.pin(FIRST_LAMP_PIN + lamp);
            outputs.put(id, output);
            lamps.put(output.number(), id);
            lamp++;
        }
    }

    McuWiring wiring() {
        return new McuWiring(outputs, Optional.of(McuOutput.pin(TORCH)));
    }

    /** An output of the board has changed: a pin lights the flash, and takes a lamp away from its light. */
    void moved(int output, int level, long instantNanos, OutsideSwitches studio) {
        if (output == FLASH || output == TORCH) {
            double lit = output == TORCH ? TORCH_LEVEL : 1;
            studio.moved(SceneLights.FLASH_ID, level == 0 ? 0 : lit, instantNanos);
        } else if (lamps.containsKey(output)) {
            studio.moved(lamps.get(output), dmx ? level / FULL : level == 0 ? 1 : 0, instantNanos);
        }
    }
}
