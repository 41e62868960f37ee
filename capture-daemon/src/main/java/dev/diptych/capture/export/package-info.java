/** Pictures of an archive's pairs for those who train networks: made again where they are missing, varied, written. */
@NullMarked
package dev.diptych.capture.export;

import org.jspecify.annotations.NullMarked;
