/** What a person's hand or foot tells the rig: a trigger's button or pedal, an emergency stop, a door. */
@NullMarked
package dev.diptych.rig.contact;

import org.jspecify.annotations.NullMarked;
