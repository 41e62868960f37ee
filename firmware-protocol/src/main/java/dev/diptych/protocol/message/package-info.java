/**
 * What frames carry. Records, enumerations and {@code Limits} are made from the schema; written by hand are {@code Octets},
 * {@code TimelineLoad}, {@code PayloadReader}, {@code PayloadWriter}, {@code Unsigned} and {@code UndecodableException}.
 */
@NullMarked
package dev.diptych.protocol.message;

import org.jspecify.annotations.NullMarked;
