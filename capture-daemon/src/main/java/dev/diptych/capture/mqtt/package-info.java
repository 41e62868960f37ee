/**
 * The rig over MQTT 5: commands in, answers, events and the state out. {@code bus} is the port to a broker, {@code internal} its
 * one implementation.
 */
@NullMarked
package dev.diptych.capture.mqtt;

import org.jspecify.annotations.NullMarked;
