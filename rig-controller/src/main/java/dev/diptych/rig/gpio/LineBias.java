package dev.diptych.rig.gpio;

/** The resistor that the chip itself puts on a line. */
public enum LineBias {
    /** As the board or the boot loader left it. */
    AS_IS, DISABLED, PULL_UP, PULL_DOWN
}
