/**
 * The board as an executable specification: written from PROTOCOL.md alone, with a decoder of its own, in virtual ticks. The
 * firmware's core is held against it byte for byte.
 */
@NullMarked
package dev.diptych.protocol.model;

import org.jspecify.annotations.NullMarked;
