/**
 * Reading and writing pictures. Whatever is wrong with a file is said in one sentence by {@link ImageReadException}.
 */
@NullMarked
package dev.diptych.imaging.io;

import org.jspecify.annotations.NullMarked;
