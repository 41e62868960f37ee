/** A broker as the rig uses one, whatever client library there is. */
@NullMarked
package dev.diptych.capture.mqtt.bus;

import org.jspecify.annotations.NullMarked;
