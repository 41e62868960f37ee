/** The microcontroller's own firmware, in simavr, with the host on the other end of its line. */
@NullMarked
package dev.diptych.protocol.avr;

import org.jspecify.annotations.NullMarked;
