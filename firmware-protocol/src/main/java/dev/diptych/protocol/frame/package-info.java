/** Frames: how messages lie between the line's bytes, and how the wrong ones are told apart. PROTOCOL.md, section 1. */
@NullMarked
package dev.diptych.protocol.frame;

import org.jspecify.annotations.NullMarked;
