/** The camera port: a free-running rolling-shutter sensor whose exposures are asked for frame by frame. */
@NullMarked
package dev.diptych.rig.camera;

import org.jspecify.annotations.NullMarked;
