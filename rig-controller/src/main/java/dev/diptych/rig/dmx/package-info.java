/**
 * Lights on a DMX512 universe behind an ENTTEC DMX USB Pro or a widget that speaks its protocol. The widget makes the
 * signal: a serial port whose breaks a program times loses them under load, silently (OpenLightingProject/ola #1798).
 * Fixtures are described by files in the format of the Open Fixture Library.
 */
@NullMarked
package dev.diptych.rig.dmx;

import org.jspecify.annotations.NullMarked;
