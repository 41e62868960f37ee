/** Measurements of whole runs on the computer at hand: what it can promise, and under what load it no longer does. */
@NullMarked
package dev.diptych.benchmarks;

import org.jspecify.annotations.NullMarked;
