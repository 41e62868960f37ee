package dev.diptych.capture.config;

/** The configuration of a rig of hardware, as small as it can be with one of everything. */
final class WiredRigToml {
    static final String TOML = """
            board = "raspberry-pi-5"
            [camera]
            driver = "libcamera"
            readout_ms = 18.3
            studio_exposure_ms = 10
            studio_gain = 1
            flash_exposure_ms = 20
            flash_gain = 4
            [[light]]
            id = "lamp"
            kind = "lamp"
            driver = "gpio"
            pin = 11
            [[light]]
            id = "panel"
            kind = "lamp"
            driver = "dmx"
            fixture = "panel.json"
            mode = "8bit"
            address = 7
            [[light]]
            id = "flash"
            kind = "flash"
            driver = "gpio"
            chip = "other"
            line = "3"
            [flash]
            hardware_cap_ms = 150
            [gpio]
            realtime = false
            [dmx]
            port = "/dev/ttyUSB0"
            [[contact]]
            id = "pedal"
            role = "trigger"
            pin = 29
            bias = "pull-up"
            """;

    private WiredRigToml() {
    }

    /** With a piece of it replaced; {@code #} stands for a line's end. */
    static String with(String piece, String replacement) {
        String old = piece.replace('#', '\n');
        if (!TOML.contains(old)) {
            throw new IllegalArgumentException("There is no " + piece + " to replace.");
        }
        return TOML.replace(old, replacement.replace('#', '\n'));
    }
}
