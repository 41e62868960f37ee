/** Frames against the protocol's page. */
@NullMarked
package dev.diptych.protocol.frame;

import org.jspecify.annotations.NullMarked;
