/** How what differs is drawn. */
@NullMarked
package dev.diptych.studio.chance;

import org.jspecify.annotations.NullMarked;
