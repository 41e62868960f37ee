/** The search by OpenCV's cascade of Haar features; only {@code dev.diptych.imaging} uses it. */
@NullMarked
package dev.diptych.imaging.face.internal;

import org.jspecify.annotations.NullMarked;
