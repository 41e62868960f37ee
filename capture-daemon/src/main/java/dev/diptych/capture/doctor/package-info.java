/**
 * Whether the rig can be relied on now: checks, each of which says what it found, how bad that is, on what evidence, and
 * what mends it. A check asks the computer through a small port, so that a test can let it find each fault.
 */
@NullMarked
package dev.diptych.capture.doctor;

import org.jspecify.annotations.NullMarked;
