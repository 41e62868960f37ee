package dev.diptych.capture.calibration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;

/** Writes a calibration as JSON; {@link CalibrationReader} reads it. */
final class CalibrationDocument {
    /** What a flash is, among the kinds of lights. */
    static final String FLASH = "flash";
    /** A level is kept to a millionth, far below what a sensor tells apart. */
    private static final double LEVEL_STEPS = 1e6;

    private CalibrationDocument() {
    }

    /** @param lights of the rig that was measured */
    static ObjectNode of(Calibration calibration, LightSet lights) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        rig(document.putObject("rig"), calibration, lights);
        document.put("confidence", MeasuredDuration.CONFIDENCE);
        ArrayNode measured = document.putArray("lights");
        calibration.lights().forEach(light -> light(measured.addObject(), light));
        document.putObject("room")
                .put("light_ratio", calibration.room().lightRatio())
                .put("sd_ratio", calibration.room().sdRatio())
                .put("repeats", calibration.room().repeats());
        ObjectNode flicker = document.putObject("flicker")
                .put("hz", calibration.flicker().hertz())
                .put("depth_ratio", calibration.flicker().depthRatio())
                .put("noticeable_ratio", calibration.flicker().noticeableRatio())
                .putNull("advised_exposure_ms");
        calibration.flicker()
                .advisedExposureNanos()
                .ifPresent(nanos -> flicker.put("advised_exposure_ms", millis(nanos)));
        document.putObject("timestamps")
                .put("stated", calibration.timestamps().stated().name())
                .put("measured", calibration.timestamps().measured().name())
                .put("offset_ms", millis(calibration.timestamps().offsetNanos()))
                .put("shift_ms", millis(calibration.timestamps().shiftNanos()))
                .put("exposure_step_ms", millis(calibration.timestamps().exposureStepNanos()));
        return document;
    }

    private static void rig(ObjectNode node, Calibration calibration, LightSet lights) {
        node.putObject("camera")
                .put("width_px", calibration.camera().widthPx())
                .put("height_px", calibration.camera().heightPx())
                .put("frame_ms", millis(calibration.camera().framePeriodNanos()))
                .put("readout_ms", millis(calibration.camera().readoutNanos()));
        ArrayNode list = node.putArray("lights");
        for (Light light : lights.all()) {
            list.addObject()
                    .put("id", light.id())
                    .put("kind", light.kind() == LightKind.FLASH ? FLASH : "studio_lamp");
        }
    }

    private static void light(ObjectNode node, MeasuredLight light) {
        node.put("id", light.lightId())
                .put("level", light.level())
                .put("share_ratio", light.share())
                .put("droop_ratio", light.droopRatio())
                .put("off_misfit_ratio", light.off().misfitRatio())
                .put("on_misfit_ratio", light.on().misfitRatio());
        duration(node.putObject("off_dead_ms"), light.off().dead());
        duration(node.putObject("off_fall_ms"), light.off().length());
        duration(node.putObject("on_dead_ms"), light.on().dead());
        duration(node.putObject("on_rise_ms"), light.on().length());
        ObjectNode evidence = node.putObject("evidence");
        curve(evidence.putObject("off"), light.off());
        curve(evidence.putObject("on"), light.on());
    }

    private static void duration(ObjectNode node, MeasuredDuration duration) {
        Spread spread = duration.spread();
        node.put("mean", millis(duration.meanNanos()))
                .put("sd", millis(duration.sdNanos()))
                .put("repeats", duration.repeats())
                .put("p0_1", millis(spread.p0_1Nanos()))
                .put("p50", millis(spread.p50Nanos()))
                .put("p99_9", millis(spread.p99_9Nanos()));
    }

    private static void curve(ObjectNode node, MeasuredChange change) {
        ArrayNode seen = node.putArray("seen_from_ms_until_ms_level");
        for (ResponseCurve.Seen sample : change.curve().seen()) {
            seen.addArray()
                    .add(millis(sample.fromNanos()))
                    .add(millis(sample.untilNanos()))
                    .add(rounded(sample.level()));
        }
        ArrayNode fitted = node.putArray("fitted_at_ms_level");
        for (ResponseCurve.Point point : change.curve().fitted()) {
            fitted.addArray().add(millis(point.atNanos())).add(rounded(point.level()));
        }
    }

    private static double rounded(double level) {
        return Math.rint(level * LEVEL_STEPS) / LEVEL_STEPS;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
