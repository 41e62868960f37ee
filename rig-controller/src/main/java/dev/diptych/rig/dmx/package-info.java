/** Lights on a DMX512 universe behind an ENTTEC DMX USB Pro or a widget that speaks its protocol. */
@NullMarked
package dev.diptych.rig.dmx;

import org.jspecify.annotations.NullMarked;
