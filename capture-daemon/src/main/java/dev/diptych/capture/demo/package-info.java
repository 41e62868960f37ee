/** A session in the simulated studio, from an empty chair to a report. */
@NullMarked
package dev.diptych.capture.demo;

import org.jspecify.annotations.NullMarked;
