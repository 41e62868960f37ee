package dev.diptych.capture.rig;

import dev.diptych.capture.config.hardware.FlashDrive;
import dev.diptych.capture.config.hardware.FlashProtection;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.LightConfig;
import dev.diptych.capture.config.hardware.Wiring;
import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.gpio.LightLine;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.mcu.McuOutput;
import dev.diptych.rig.mcu.McuWiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lights of a configuration as the core and the drivers know them. */
public final class WiredLights {
    private final HardwareRig wanted;

    public WiredLights(HardwareRig wanted) {
        this.wanted = wanted;
    }

    /** With their caps; nobody has measured how they answer. */
    public LightSet equipment() {
        return new LightSet(wanted.lights()
                .stream()
                .map(light -> new Light(light.id(), light.kind(), cap(light), LightResponse.UNKNOWN))
                .toList());
    }

    private OutputCap cap(LightConfig light) {
        return light.kind() == LightKind.STUDIO_LAMP ? OutputCap.studioLamp() : flashCap(wanted.flash());
    }

    /** As its drive allows, and no longer than a one-shot behind it certainly lets through. */
    private static OutputCap flashCap(FlashProtection flash) {
        OutputCap cap = flash.drive() == FlashDrive.TORCH ? OutputCap.torchLed() : OutputCap.strobeLed();
        long longestNanos = Math.min(cap.maxAwayNanos(), flash.certainNanos().orElse(Long.MAX_VALUE));
        return new OutputCap(longestNanos, cap.maxDuty(), cap.dutyWindowNanos(), cap.preview());
    }

    /** Those on the board, which are all or none. */
    public McuWiring onBoard() {
        Map<String, McuOutput> outputs = new LinkedHashMap<>();
        Optional<McuOutput> torch = Optional.empty();
        for (LightConfig light : wanted.lights()) {
            if (light.wiring() instanceof Wiring.Mcu mcu) {
                outputs.put(light.id(), new McuOutput(mcu.output(), mcu.slot().orElse(0)));
                torch = mcu.torchOutput().isPresent()
                        ? Optional.of(McuOutput.pin(mcu.torchOutput().getAsInt()))
                        : torch;
            }
        }
        return new McuWiring(outputs, torch);
    }

    /** Those on lines, by their ids. */
    Map<String, LightLine> onLines() {
        Map<String, LightLine> lines = new LinkedHashMap<>();
        for (LightConfig light : wanted.lights()) {
            if (light.wiring() instanceof Wiring.Gpio gpio) {
                lines.put(light.id(), new LightLine(gpio.line(), light.kind() == LightKind.STUDIO_LAMP));
            }
        }
        return lines;
    }

    /** Those on the DMX universe. */
    public List<DmxLight> onDmx() {
        List<DmxLight> fixtures = new ArrayList<>();
        for (LightConfig light : wanted.lights()) {
            if (light.wiring() instanceof Wiring.Dmx dmx) {
                fixtures.add(new DmxLight(light.id(), light.kind(), dmx.fixture(), dmx.dimmer().orElse(null),
                        dmx.channels()));
            }
        }
        return fixtures;
    }
}
