/** The board's clock, as the host's clock has it. */
@NullMarked
package dev.diptych.protocol.time;

import org.jspecify.annotations.NullMarked;
