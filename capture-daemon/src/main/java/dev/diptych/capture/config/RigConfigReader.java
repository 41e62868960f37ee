package dev.diptych.capture.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads {@code rig.toml}. Every key is optional and documented in the README; an unknown key is an error.
 */
public final class RigConfigReader {
    private static final double MAX_MILLIS = 5000;
    /** In a brighter room the flash frame is no longer the flash's. */
    private static final double MAX_ROOM_LIGHT_RATIO = 0.2;

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MIN_AGE_HOURS = 0.1;
    /** A year. */
    private static final double MAX_AGE_HOURS = 8760;

    private RigConfigReader() {
    }

    public static RigConfig read(Path file) throws OperatorException {
        JsonNode root = TomlFile.read(file);
        TomlSection top = TomlSection.top(file.toString(), root);
        RigConfig usual = RigConfig.DEFAULT;
        QualityLimits quality = quality(top.section("quality"));
        RegionOfInterest region = region(top.section("framing"), usual.region());
        OptionalDouble roomLight = roomLight(top.section("room"));
        Duration maxCalibrationAge = maxCalibrationAge(top.section("calibration"), usual.maxCalibrationAge());
        Optional<Path> spareArchive = spareArchive(top.section("archive"), file);
        Map<String, LightResponse> responses = new HashMap<>();
        for (TomlSection section : top.sections("light")) {
            String id = section.text("id");
            TomlSection light = section.titled("[[light]] \"" + id + "\"");
            if (responses.put(id, response(light)) != null) {
                throw light.wrong("id", "two lights have the id \"" + id + "\"; give each its own.");
            }
            light.refuseUnknownKeys();
        }
        top.refuseUnknownKeys();
        return new RigConfig(quality, region, responses, roomLight, maxCalibrationAge, spareArchive);
    }

    private static QualityLimits quality(Optional<TomlSection> found) throws OperatorException {
        if (found.isEmpty()) {
            return QualityLimits.DEFAULT;
        }
        TomlSection section = found.get();
        Map<QualityMeasure, Limit> limits = new EnumMap<>(QualityMeasure.class);
        for (QualityMeasure measure : QualityMeasure.values()) {
            limits.put(measure, limit(section, measure));
        }
        section.refuseUnknownKeys();
        return new QualityLimits(limits);
    }

    private static Limit limit(TomlSection section, QualityMeasure measure) throws OperatorException {
        String warnKey = measure.key() + "_warn";
        String retakeKey = measure.key() + "_retake";
        double warn = section.number(warnKey, measure.usual().warn(), 0, measure.max());
        double retake = section.number(retakeKey, measure.usual().retake(), 0, measure.max());
        if (measure.isBeyond(warn, retake)) {
            throw section.wrong(warnKey, "it is " + warn + " and must not be "
                    + (measure.lowIsBad() ? "below" : "above") + " \"" + section.pathOf(retakeKey) + "\", which is "
                    + retake + ".");
        }
        return new Limit(warn, retake);
    }

    private static RegionOfInterest region(Optional<TomlSection> found, RegionOfInterest usual)
            throws OperatorException {
        if (found.isEmpty()) {
            return usual;
        }
        TomlSection section = found.get();
        RegionOfInterest region = RegionOfInterest.ellipse(section.number("centre_x", usual.centreX(), 0, 1),
                section.number("centre_y", usual.centreY(), 0, 1), section.number("radius_x", usual.radiusX(), 0.05, 1),
                section.number("radius_y", usual.radiusY(), 0.05, 1));
        section.refuseUnknownKeys();
        return region;
    }

    private static OptionalDouble roomLight(Optional<TomlSection> found) throws OperatorException {
        if (found.isEmpty()) {
            return OptionalDouble.empty();
        }
        TomlSection section = found.get();
        boolean given = section.has("light_ratio");
        double ratio = section.number("light_ratio", 0, 0, MAX_ROOM_LIGHT_RATIO);
        section.refuseUnknownKeys();
        return given ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    private static Duration maxCalibrationAge(Optional<TomlSection> found, Duration usual) throws OperatorException {
        if (found.isEmpty()) {
            return usual;
        }
        TomlSection section = found.get();
        double hours = section.number("max_age_hours", usual.toSeconds() / SECONDS_PER_HOUR, MIN_AGE_HOURS,
                MAX_AGE_HOURS);
        section.refuseUnknownKeys();
        return Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR));
    }

    /** A path that is not absolute begins at the configuration's own folder. */
    private static Optional<Path> spareArchive(Optional<TomlSection> found, Path file) throws OperatorException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TomlSection section = found.get();
        String folder = section.text("spare_folder");
        section.refuseUnknownKeys();
        try {
            return Optional.of(file.toAbsolutePath().resolveSibling(folder).normalize());
        } catch (InvalidPathException e) {
            throw section.wrong("spare_folder", "\"" + folder + "\" is no path; name a folder on another disk.");
        }
    }

    private static LightResponse response(TomlSection light) throws OperatorException {
        return new LightResponse(spread(light, "off_dead_ms"), spread(light, "off_fall_ms"),
                spread(light, "on_dead_ms"), spread(light, "on_rise_ms"));
    }

    /** Percentiles p0.1, p50, p99.9 in milliseconds. */
    private static Spread spread(TomlSection light, String key) throws OperatorException {
        double[] millis = light.numbers(key, "the percentiles p0.1, p50, p99.9", 3, 0, MAX_MILLIS);
        try {
            return new Spread(Math.round(millis[0] * 1e6), Math.round(millis[1] * 1e6), Math.round(millis[2] * 1e6));
        } catch (IllegalArgumentException e) {
            throw light.wrong(key, "write the percentiles p0.1, p50 and p99.9 in rising order.");
        }
    }
}
