package dev.diptych.capture.demo;

import java.util.Locale;

/** The programs that stand in for a board. */
public enum EmulatedKind {
    /** The firmware as a Linux process. */
    PROCESS,
    /** The ATmega2560's firmware, instruction by instruction. */
    SIMAVR;

    /** By its name in lower case, as on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
