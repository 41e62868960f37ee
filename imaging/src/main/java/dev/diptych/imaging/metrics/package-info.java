/** How alike two pictures are. */
@NullMarked
package dev.diptych.imaging.metrics;

import org.jspecify.annotations.NullMarked;
