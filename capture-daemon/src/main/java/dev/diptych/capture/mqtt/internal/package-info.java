/** The port to a broker on Eclipse Paho, which no other package knows. */
@NullMarked
package dev.diptych.capture.mqtt.internal;

import org.jspecify.annotations.NullMarked;
