package dev.diptych.capture.config.hardware;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The microcontroller board that switches the lights.
 *
 * @param port its serial port
 * @param serial 16 hexadecimal digits in capitals: no other board will do; empty for whichever is plugged in
 */
public record McuConfig(Path port, Optional<String> serial) {}
