/** The configuration file, read once and strictly. */
@NullMarked
package dev.diptych.capture.config;

import org.jspecify.annotations.NullMarked;
