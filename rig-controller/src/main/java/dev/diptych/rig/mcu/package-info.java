/**
 * Switching lights through a board that owns every edge: the host plans, the board executes by its own clock and says what
 * it did. {@code firmware-protocol/PROTOCOL.md} describes what both say to each other.
 */
@NullMarked
package dev.diptych.rig.mcu;

import org.jspecify.annotations.NullMarked;
