/** Who may do what: one function decides it for the web console, its streams and MQTT. */
@NullMarked
package dev.diptych.capture.access;

import org.jspecify.annotations.NullMarked;
