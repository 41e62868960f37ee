package dev.diptych.rig.host;

/** Stable names of what can go wrong with a device, for machines; the sentence beside it is for people. */
public enum DeviceFault {
    /** No GPIO chip bears the configured label, or lies at the configured path. */
    E_GPIO_NO_CHIP,
    /** The chip has no such line. */
    E_GPIO_NO_LINE,
    /** Another program, or the kernel itself, holds the line. */
    E_GPIO_BUSY,
    /** This user may not open the chip. */
    E_GPIO_DENIED,
    /** The kernel refused for another reason. */
    E_GPIO_FAILED,
    /** A flash's hardware one-shot ends pulses that its cap allows. */
    E_FLASH_UNPROTECTED,
    /** No serial port is there where the DMX widget should be. */
    E_DMX_NO_PORT,
    /** Another program holds the DMX widget's port. */
    E_DMX_BUSY,
    /** The DMX widget took no packet. */
    E_DMX_FAILED,
    /** A fixture's profile cannot be read, or does not fit the rig. */
    E_DMX_FIXTURE,
    /** The outputs of the board that switches the lights do not fit the rig's wiring or caps. */
    E_MCU_WIRING
}
