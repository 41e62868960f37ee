/**
 * A physical studio in software: lights that answer their switches late and never twice alike, a sitter who sways, a
 * rolling-shutter sensor with noise and a queue, and whatever the grade lets go wrong. Light transport is linear, so a
 * frame is the sum of the sitter's basis images, one a light, each weighted by that light's level over each row's
 * exposure.
 * <p>
 * The studio knows the truth ({@link dev.diptych.studio.StudioTruth}) and tells it to tests and to the demo's report
 * alone, as it tells them alone what went wrong in a pair. The pipeline gets frames, timestamps and the log of the
 * switches. How imperfect studios are stands in {@link dev.diptych.studio.StudioGrade}, what may go wrong in
 * {@link dev.diptych.studio.fault.StudioFault}.
 */
@NullMarked
package dev.diptych.studio;

import org.jspecify.annotations.NullMarked;
