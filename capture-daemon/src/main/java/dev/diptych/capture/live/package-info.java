/** The camera's frames on their way to whoever watches: fetched, rendered, corrected, encoded, the newest alone. */
@NullMarked
package dev.diptych.capture.live;

import org.jspecify.annotations.NullMarked;
