package dev.diptych.capture.report;

import java.util.List;

/**
 * The lamps' fall as it is drawn. Times are milliseconds from the start of the studio frame's readout, levels shares of
 * the full light.
 *
 * @param samples what bands of rows saw, each at its mid-exposure
 * @param curve the light that was found from them
 * @param found when it passed the beginning, the half and the end of its fall
 * @param ended whether it passed the end: otherwise the last instant that was seen stands for it
 * @param expected the earliest beginning, the expected half and the latest end
 */
public record FallTrace(List<Point> samples, List<Point> curve, Passage found, boolean ended,
        Passage expected, double studioEndMillis, double flashBeginMillis) {
    public record Point(double atMillis, double level) {}

    public record Passage(double startMillis, double halfMillis, double endMillis) {}
}
