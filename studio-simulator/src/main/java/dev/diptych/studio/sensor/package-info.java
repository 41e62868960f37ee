/**
 * The camera: a rolling shutter over a scene in changing light, with noise, a queue and control latency. By what a frame
 * is exposed is settled when it arrives, its pixels are made when somebody looks at them.
 */
@NullMarked
package dev.diptych.studio.sensor;

import org.jspecify.annotations.NullMarked;
