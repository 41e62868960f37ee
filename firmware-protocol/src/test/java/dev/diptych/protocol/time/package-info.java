/** The clock estimate against clocks whose truth is known. */
@NullMarked
package dev.diptych.protocol.time;

import org.jspecify.annotations.NullMarked;
