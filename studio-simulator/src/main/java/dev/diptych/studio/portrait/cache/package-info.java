/** Portraits kept on disk between runs, because rendering one takes seconds. */
@NullMarked
package dev.diptych.studio.portrait.cache;

import org.jspecify.annotations.NullMarked;
