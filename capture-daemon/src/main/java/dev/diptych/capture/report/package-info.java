/** What a person sees of a session: one self-contained page. */
@NullMarked
package dev.diptych.capture.report;

import org.jspecify.annotations.NullMarked;
