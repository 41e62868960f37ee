/** The parts of registration by mutual information; only {@code dev.diptych.imaging} uses them. */
@NullMarked
package dev.diptych.imaging.registration.internal;

import org.jspecify.annotations.NullMarked;
