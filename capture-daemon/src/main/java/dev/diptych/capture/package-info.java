/**
 * The capture daemon: configuration, sessions of pairs, developing and judging them, reports, and the command line.
 */
@NullMarked
package dev.diptych.capture;

import org.jspecify.annotations.NullMarked;
