/** The link against a board in a script and against the firmware itself. */
@NullMarked
package dev.diptych.protocol.link;

import org.jspecify.annotations.NullMarked;
