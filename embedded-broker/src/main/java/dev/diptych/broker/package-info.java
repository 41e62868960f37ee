/** Apache ActiveMQ Artemis as the MQTT broker of a rig that has none: on this computer alone, in memory alone. */
@NullMarked
package dev.diptych.broker;

import org.jspecify.annotations.NullMarked;
