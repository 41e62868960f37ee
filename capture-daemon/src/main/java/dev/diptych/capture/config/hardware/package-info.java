/** The configuration of a rig of hardware: its board, camera, lights and contacts. */
@NullMarked
package dev.diptych.capture.config.hardware;

import org.jspecify.annotations.NullMarked;
