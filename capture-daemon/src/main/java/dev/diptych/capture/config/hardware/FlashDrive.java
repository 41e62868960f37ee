package dev.diptych.capture.config.hardware;

/** How hard the flash is driven, which decides how long it may be on. */
public enum FlashDrive {
    /** Within its continuous rating: long enough for readout and exposure of a rolling shutter. */
    TORCH,
    /** Above its continuous rating, for milliseconds. */
    STROBE
}
