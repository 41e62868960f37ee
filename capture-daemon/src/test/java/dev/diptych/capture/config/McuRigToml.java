package dev.diptych.capture.config;

/** A rig whose lights are on the board, as it is written down. */
public final class McuRigToml {
    private static final String PORT = "/dev/ttyACM0";
    public static final String TOML = """
            [camera]
            driver = "libcamera"
            readout_ms = 18.3
            studio_exposure_ms = 10
            studio_gain = 1
            flash_exposure_ms = 20
            flash_gain = 4
            [mcu]
            port = "/dev/ttyACM0"
            serial = "5583930343135f0e"
            [[light]]
            id = "lamp"
            kind = "lamp"
            driver = "mcu"
            output = 2
            [[light]]
            id = "panel"
            kind = "lamp"
            driver = "mcu"
            output = 10
            slot = 4
            [[light]]
            id = "flash"
            kind = "flash"
            driver = "mcu"
            output = 0
            torch_output = 1
            """;

    private McuRigToml() {
    }

    /** The same, with the board at that port. */
    public static String at(String port) {
        return TOML.replace(PORT, port);
    }
}
