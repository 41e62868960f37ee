/** Lines of GPIO chips: lights switched and contacts watched through Pi4J, over the kernel's GPIO character device. */
@NullMarked
package dev.diptych.rig.gpio;

import org.jspecify.annotations.NullMarked;
