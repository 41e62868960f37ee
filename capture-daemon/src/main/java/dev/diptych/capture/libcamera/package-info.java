/**
 * Cameras through libcamera: a small library of the project's own, built on the machine it runs on, through JNA. Its
 * interface is {@code src/main/native/camera/diptych_camera.h}.
 */
@NullMarked
package dev.diptych.capture.libcamera;

import org.jspecify.annotations.NullMarked;
