/**
 * Below {@link dev.diptych.capture.libcamera}: the C ABI through JNA, whose types stay here, and what a camera's requests
 * go through between its callback and the frames that are lent, which is plain Java.
 */
@NullMarked
package dev.diptych.capture.libcamera.internal;

import org.jspecify.annotations.NullMarked;
