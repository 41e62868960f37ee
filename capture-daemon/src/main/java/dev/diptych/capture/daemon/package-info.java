/**
 * The rig as its front ends meet it: commands in, answers and events out, one state for all of them. The front ends (keyboard,
 * contacts, web console, MQTT) know nothing of each other.
 */
@NullMarked
package dev.diptych.capture.daemon;

import org.jspecify.annotations.NullMarked;
