/**
 * The light state FLASH PREVIEW: lamps dark, the flash as a torch at a level of its own, for a minute at most, so that
 * what is made of flash frames can be seen live. It ends by itself, and always with every light at rest; its frames are
 * given out only with the proof that nothing but the torch lit them.
 */
@NullMarked
package dev.diptych.rig.preview;

import org.jspecify.annotations.NullMarked;
