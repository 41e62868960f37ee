package dev.diptych.capture.serve;

import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.web.ArchiveViews.CalibrationCurves;
import dev.diptych.capture.web.ArchiveViews.ChangeCurve;
import dev.diptych.capture.web.ArchiveViews.LightCurves;
import dev.diptych.capture.web.ArchiveViews.Spread;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.light.LightKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes curves to be drawn of what a calibration measured. */
final class MeasuredCurves {
    private static final int MOST_SEEN = 119;
    /** So much is shown before the switch and after the change, as a share of the whole. */
    private static final double MARGIN = 0.1;

    private MeasuredCurves() {
    }

    static CalibrationCurves of(String id, StoredCalibration stored, Map<String, LightKind> kinds) {
        return new CalibrationCurves(id, stored.takenAt().toString(),
                stored.calibration()
                        .lights()
                        .stream()
                        .map(light -> of(light, kinds.get(light.lightId()) == LightKind.FLASH))
                        .toList());
    }

    private static LightCurves of(MeasuredLight light, boolean flash) {
        ChangeCurve off = of("off", light.off());
        ChangeCurve on = of("on", light.on());
        // In the order in which a shot has them.
        return new LightCurves(light.lightId(), flash ? "flash" : "lamp", flash ? List.of(on, off) : List.of(off, on));
    }

    private static ChangeCurve of(String direction, MeasuredChange change) {
        return new ChangeCurve(direction, spread(change.dead()), spread(change.length()),
                curve(change, direction.equals("off") ? 1 : 0));
    }

    /** A light that seems to begin before its switch begins at once. */
    private static Spread spread(MeasuredDuration duration) {
        return new Spread(millis(duration.spread().p0_1Nanos()), millis(Math.max(0, duration.meanNanos())),
                millis(duration.spread().p99_9Nanos()));
    }

    /**
     * What rows saw around the change, by the middles of their exposures. Where there is more than can be drawn,
     * neighbours are averaged.
     *
     * @param levelBefore that of the steady light, which a dead time that nobody looked into begins with
     */
    private static List<List<Double>> curve(MeasuredChange change, double levelBefore) {
        double endMs = millis(change.dead().spread().p99_9Nanos() + change.length().spread().p99_9Nanos());
        double marginMs = Math.max(MARGIN * endMs, longestExposureMs(change.curve()));
        List<List<Double>> seen = change.curve()
                .seen()
                .stream()
                .map(row -> List.of((row.fromNanos() + row.untilNanos()) / 2e6, row.level()))
                .filter(point -> point.getFirst() >= -marginMs && point.getFirst() <= endMs + marginMs)
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
        int together = Math.max(1, Math.ceilDiv(seen.size(), MOST_SEEN));
        List<List<Double>> points = new ArrayList<>();
        if (!seen.isEmpty() && seen.getFirst().getFirst() > 0) {
            points.add(List.of(0.0, levelBefore));
        }
        for (int i = 0; i < seen.size(); i += together) {
            List<List<Double>> neighbours = seen.subList(i, Math.min(seen.size(), i + together));
            points.add(List.of(mean(neighbours, 0), mean(neighbours, 1)));
        }
        return points;
    }

    private static double longestExposureMs(ResponseCurve curve) {
        return curve.seen().stream().mapToDouble(row -> millis(row.untilNanos() - row.fromNanos())).max().orElse(0);
    }

    private static double mean(List<List<Double>> points, int coordinate) {
        return points.stream().mapToDouble(point -> point.get(coordinate)).average().orElse(0);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
