/** Keeping what was shot: from a proved shot to files in the archive. */
@NullMarked
package dev.diptych.capture.session;

import org.jspecify.annotations.NullMarked;
