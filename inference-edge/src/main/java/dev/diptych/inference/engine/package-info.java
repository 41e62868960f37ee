/** Running networks: on what, why not on something better, and in whose memory. */
@NullMarked
package dev.diptych.inference.engine;

import org.jspecify.annotations.NullMarked;
