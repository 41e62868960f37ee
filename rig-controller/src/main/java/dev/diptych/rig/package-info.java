/**
 * The rig's timing core: lights and what is known of their response, the camera port, the plan of a shot, the gate it
 * must pass, its execution, and the proof of which light each frame was taken in.
 * <p>
 * All instants are nanoseconds of one monotonic clock ({@link dev.diptych.rig.time.Clock}); wall time is a label only.
 */
@NullMarked
package dev.diptych.rig;

import org.jspecify.annotations.NullMarked;
