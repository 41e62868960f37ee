/** What a zero-install MQTT broker offers the daemon; the module that has one is found by ServiceLoader. */
@NullMarked
package dev.diptych.capture.broker;

import org.jspecify.annotations.NullMarked;
