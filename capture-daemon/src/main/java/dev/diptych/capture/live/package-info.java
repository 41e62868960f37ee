/** A preview's frames on their way to a corrector, while the sitter sits. */
@NullMarked
package dev.diptych.capture.live;

import org.jspecify.annotations.NullMarked;
