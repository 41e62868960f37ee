/** Strict reading of TOML: what a file may hold is declared as data, and checked whole before anything is read. */
@NullMarked
package dev.diptych.capture.config.schema;

import org.jspecify.annotations.NullMarked;
