/** What lies between the readers and the JDK's codecs; only {@code dev.diptych.imaging} uses it. */
@NullMarked
package dev.diptych.imaging.io.internal;

import org.jspecify.annotations.NullMarked;
