/** RigLink: how the host talks to the board that switches the lights. {@code PROTOCOL.md} describes it. */
@NullMarked
package dev.diptych.protocol;

import org.jspecify.annotations.NullMarked;
