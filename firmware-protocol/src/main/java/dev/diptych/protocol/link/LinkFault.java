package dev.diptych.protocol.link;

/** Stable names of what can be wrong with a board, for machines; the sentence beside it is for people. */
public enum LinkFault {
    /** There is no such port. */
    E_MCU_MISSING,
    /** The port cannot be opened: another program holds it, or this user may not. */
    E_MCU_PORT,
    /** The port is there, but nothing on it speaks RigLink. */
    E_MCU_SILENT,
    /** The firmware was built from another schema. */
    E_FIRMWARE,
    /** It is another board than the configured one. */
    E_MCU_IDENTITY,
    /** The link is gone: unplugged, or no answer to any try. */
    E_LINK_LOST,
    /** The board was reset; what became of what it was doing is unknown. */
    E_MCU_RESET
}
