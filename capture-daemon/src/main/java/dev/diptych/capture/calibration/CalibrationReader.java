package dev.diptych.capture.calibration;

import dev.diptych.capture.OperatorException;
import dev.diptych.rig.calibration.CalibratedCamera;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredFlicker;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.MeasuredRoom;
import dev.diptych.rig.calibration.MeasuredTimestamps;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.Spread;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads a calibration's document as {@link CalibrationDocument} writes it. Keys that are not known are passed over. */
final class CalibrationReader {
    /** With fewer no percentile can be stated. */
    private static final int MIN_REPEATS = 3;
    private static final double MAX_RATIO = 1000;
    /** Beyond these nothing would have been stored. */
    private static final double MAX_MISFIT_RATIO = 0.05;
    private static final double MAX_ROOM_RATIO = 0.2;
    private static final double MAX_SHARE_RATIO = 10;
    private static final double MAX_HERTZ = 1e6;

    private CalibrationReader() {
    }

    /** @throws OperatorException a sentence that names the file, the place in it and what to do */
    static StoredCalibration read(Path file) throws OperatorException {
        JsonPart document = CalibrationFile.read(file);
        if (document.number("confidence", 0, 1) != MeasuredDuration.CONFIDENCE) {
            throw document.wrong("confidence", "is not " + MeasuredDuration.CONFIDENCE
                    + ", which this program's percentiles are stated with");
        }
        return new StoredCalibration(new Calibration(camera(document.object("rig").object("camera")),
                timestamps(document.object("timestamps")), lights(document), room(document.object("room")),
                flicker(document.object("flicker"))), takenAt(document), file);
    }

    /** What the rig's lights are for, by their ids. */
    static Map<String, LightKind> kinds(Path file) throws OperatorException {
        Map<String, LightKind> kinds = new HashMap<>();
        for (JsonPart light : CalibrationFile.read(file).object("rig").list("lights")) {
            kinds.put(light.text("id"), CalibrationDocument.FLASH.equals(light.text("kind"))
                    ? LightKind.FLASH
                    : LightKind.STUDIO_LAMP);
        }
        return kinds;
    }

    private static Instant takenAt(JsonPart document) throws OperatorException {
        String text = document.text("taken_at");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw document.wrong("taken_at", "is \"" + text + "\", which is no instant");
        }
    }

    private static CalibratedCamera camera(JsonPart camera) throws OperatorException {
        return new CalibratedCamera(camera.wholeNumber("width_px", 1), camera.wholeNumber("height_px", 1),
                camera.durationNanos("frame_ms"), camera.durationNanos("readout_ms"));
    }

    private static List<MeasuredLight> lights(JsonPart document) throws OperatorException {
        List<MeasuredLight> lights = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonPart light : document.list("lights")) {
            lights.add(light(light));
            ids.add(light.text("id"));
        }
        List<String> rig = new ArrayList<>();
        for (JsonPart light : document.object("rig").list("lights")) {
            rig.add(light.text("id"));
        }
        if (lights.isEmpty() || !ids.stream().sorted().distinct().toList().equals(rig.stream().sorted().toList())
                || ids.size() != rig.size()) {
            throw document.wrong("lights", "are not those of the rig, each once");
        }
        return lights;
    }

    private static MeasuredLight light(JsonPart light) throws OperatorException {
        JsonPart evidence = light.object("evidence");
        return new MeasuredLight(light.text("id"), light.number("level", 0, 1),
                new MeasuredChange(duration(light.object("off_dead_ms")), duration(light.object("off_fall_ms")),
                        light.number("off_misfit_ratio", 0, MAX_MISFIT_RATIO), curve(evidence.object("off"))),
                new MeasuredChange(duration(light.object("on_dead_ms")), duration(light.object("on_rise_ms")),
                        light.number("on_misfit_ratio", 0, MAX_MISFIT_RATIO), curve(evidence.object("on"))),
                light.number("share_ratio", 0, MAX_SHARE_RATIO), light.number("droop_ratio", -1, MAX_SHARE_RATIO));
    }

    /** The percentiles follow from the rest: a file in which they do not was changed by hand, and then which is right? */
    private static MeasuredDuration duration(JsonPart node) throws OperatorException {
        MeasuredDuration duration = new MeasuredDuration(node.nanos("mean"), node.durationNanos("sd"),
                node.wholeNumber("repeats", MIN_REPEATS));
        Spread stated;
        try {
            stated = new Spread(node.durationNanos("p0_1"), node.durationNanos("p50"), node.durationNanos("p99_9"));
        } catch (IllegalArgumentException e) {
            throw node.wrong("has percentiles that do not rise");
        }
        if (!stated.equals(duration.spread())) {
            throw node.wrong("has percentiles that do not follow from its mean, sd and repeats");
        }
        return duration;
    }

    private static ResponseCurve curve(JsonPart node) throws OperatorException {
        List<ResponseCurve.Seen> seen = new ArrayList<>();
        for (JsonPart sample : node.list("seen_from_ms_until_ms_level")) {
            double[] numbers = sample.numbers(3);
            seen.add(new ResponseCurve.Seen(JsonPart.nanosOf(numbers[0]), JsonPart.nanosOf(numbers[1]), numbers[2]));
        }
        List<ResponseCurve.Point> fitted = new ArrayList<>();
        for (JsonPart point : node.list("fitted_at_ms_level")) {
            double[] numbers = point.numbers(2);
            fitted.add(new ResponseCurve.Point(JsonPart.nanosOf(numbers[0]), numbers[1]));
        }
        return new ResponseCurve(seen, fitted);
    }

    private static MeasuredRoom room(JsonPart room) throws OperatorException {
        return new MeasuredRoom(room.number("light_ratio", 0, MAX_ROOM_RATIO), room.number("sd_ratio", 0, MAX_RATIO),
                room.wholeNumber("repeats", 1));
    }

    private static MeasuredFlicker flicker(JsonPart flicker) throws OperatorException {
        return new MeasuredFlicker(flicker.number("hz", 0, MAX_HERTZ), flicker.number("depth_ratio", 0, MAX_RATIO),
                flicker.number("noticeable_ratio", 0, MAX_RATIO),
                flicker.isNull("advised_exposure_ms")
                        ? OptionalLong.empty()
                        : OptionalLong.of(flicker.durationNanos("advised_exposure_ms")));
    }

    private static MeasuredTimestamps timestamps(JsonPart timestamps) throws OperatorException {
        return new MeasuredTimestamps(timestamps.constant("stated", TimestampMeaning.class),
                timestamps.constant("measured", TimestampMeaning.class), timestamps.nanos("offset_ms"),
                timestamps.nanos("shift_ms"), timestamps.nanos("exposure_step_ms"));
    }
}
