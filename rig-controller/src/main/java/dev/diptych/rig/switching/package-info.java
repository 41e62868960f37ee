/** Switching lights: plans of edges, the safety gate, executors and their logs, and what is certain of a light after. */
@NullMarked
package dev.diptych.rig.switching;

import org.jspecify.annotations.NullMarked;
