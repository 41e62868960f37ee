package dev.diptych.rig.calibration;

/**
 * How a light changes after its switch in one direction.
 *
 * @param dead from the edge until the change is 0.5 % done
 * @param length from 0.5 % to 99.5 % of the change
 * @param misfitRatio root mean square of what the fitted change leaves unexplained, as a share of the light
 */
public record MeasuredChange(MeasuredDuration dead, MeasuredDuration length, double misfitRatio,
        ResponseCurve curve) {}
