/**
 * The GPIO character device of Linux, version 2: the structures of {@code <linux/gpio.h>} byte for byte, and the system
 * calls that carry them.
 */
@NullMarked
package dev.diptych.rig.gpio.internal;

import org.jspecify.annotations.NullMarked;
