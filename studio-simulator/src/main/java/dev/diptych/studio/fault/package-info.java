/**
 * What goes wrong in a studio: {@link dev.diptych.studio.fault.StudioFault} names every fault with its numbers, one class
 * each does it, and {@link dev.diptych.studio.fault.PairFaults} holds them to their pair. Faults act on lights, sitter
 * and room by what those offer to anybody, and on switches and frames by being asked what becomes of each; where no
 * fault is, everything is asked all the same and comes back as it was.
 */
@NullMarked
package dev.diptych.studio.fault;

import org.jspecify.annotations.NullMarked;
