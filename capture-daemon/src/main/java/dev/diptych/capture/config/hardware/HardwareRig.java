package dev.diptych.capture.config.hardware;

import java.util.List;
import java.util.Optional;

/**
 * A rig that is not simulated.
 *
 * @param board whose header the wires are plugged into, if they are counted on one
 * @param lights one flash and at least one lamp, with distinct ids and lines
 * @param dmx there if a light is on it
 * @param mcu there if the lights are on the board: then all of them are
 * @param contacts with distinct ids and lines
 */
public record HardwareRig(Optional<BoardProfile> board, CameraConfig camera, List<LightConfig> lights,
        FlashProtection flash, HostTiming timing, Optional<DmxConfig> dmx, Optional<McuConfig> mcu,
        List<ContactConfig> contacts) {
    public HardwareRig {
        lights = List.copyOf(lights);
        contacts = List.copyOf(contacts);
    }
}
