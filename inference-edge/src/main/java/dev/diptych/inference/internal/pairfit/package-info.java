/**
 * The workings of the pair-fit corrector: a bilateral grid of affine colour maps, its least-squares equations and their
 * solution.
 * <p>
 * Colours are sRGB code values from 0 to 1: measured against linear light and its square root, the fit in code values
 * gave the smaller error of the displayed picture.
 */
@NullMarked
package dev.diptych.inference.internal.pairfit;

import org.jspecify.annotations.NullMarked;
