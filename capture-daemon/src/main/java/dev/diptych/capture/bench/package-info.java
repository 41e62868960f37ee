/** How well a network corrects live on this computer, before the simulated studio's camera. */
@NullMarked
package dev.diptych.capture.bench;

import org.jspecify.annotations.NullMarked;
