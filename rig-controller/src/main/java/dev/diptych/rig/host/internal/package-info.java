/** What the timing of edges asks of the operating system. */
@NullMarked
package dev.diptych.rig.host.internal;

import org.jspecify.annotations.NullMarked;
