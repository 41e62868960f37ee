package dev.diptych.capture.config.hardware;

/**
 * What keeps the flash from burning.
 *
 * @param hardwareCapNanos the time of the one-shot behind its line, at its longest
 */
public record FlashProtection(long hardwareCapNanos, FlashDrive drive) {}
