/** A board that is connected: asking it, and what can go wrong with that. */
@NullMarked
package dev.diptych.protocol.link;

import org.jspecify.annotations.NullMarked;
