/** The schema, and what is made from it. */
@NullMarked
package dev.diptych.protocol.schema;

import org.jspecify.annotations.NullMarked;
