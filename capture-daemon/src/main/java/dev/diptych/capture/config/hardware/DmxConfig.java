package dev.diptych.capture.config.hardware;

import dev.diptych.rig.dmx.PacketRate;
import java.nio.file.Path;

/**
 * The DMX universe.
 *
 * @param port the widget's device file
 */
public record DmxConfig(Path port, PacketRate rate) {}
