/** The schema's records against the schema's text. */
@NullMarked
package dev.diptych.protocol.message;

import org.jspecify.annotations.NullMarked;
