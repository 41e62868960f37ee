/** Models at work in this program: tried out, and found by name. */
@NullMarked
package dev.diptych.capture.model;

import org.jspecify.annotations.NullMarked;
