/** One shot: planned, cleared by the safety gate, executed, and its frames picked by proof. */
@NullMarked
package dev.diptych.rig.shot;

import org.jspecify.annotations.NullMarked;
