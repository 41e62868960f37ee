/** Boards that are programs: the firmware in a Linux process, or the AVR's in simavr. */
@NullMarked
package dev.diptych.protocol.emulated;

import org.jspecify.annotations.NullMarked;
