/**
 * One more decoder, written from PROTOCOL.md, the schema and the vectors alone: it shows that they say enough. It uses
 * nothing of the rest.
 */
@NullMarked
package dev.diptych.protocol.third;

import org.jspecify.annotations.NullMarked;
