/** What programs ask of the rig in JSON, read in one way, whether it comes over the web or over MQTT. */
@NullMarked
package dev.diptych.capture.ask;

import org.jspecify.annotations.NullMarked;
