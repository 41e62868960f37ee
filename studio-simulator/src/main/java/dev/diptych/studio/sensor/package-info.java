/** The camera: a rolling shutter over a scene in changing light, with noise, a queue and control latency. */
@NullMarked
package dev.diptych.studio.sensor;

import org.jspecify.annotations.NullMarked;
