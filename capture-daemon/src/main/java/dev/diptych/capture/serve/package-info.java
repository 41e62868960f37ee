/** What the console shows beside the rig itself: the archive, and how well all is. */
@NullMarked
package dev.diptych.capture.serve;

import org.jspecify.annotations.NullMarked;
