package dev.diptych.capture.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import java.nio.file.Path;
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

    private RigConfigReader() {
    }

    public static RigConfig read(Path file) throws OperatorException {
        JsonNode root = TomlFile.read(file);
        TomlSection top = TomlSection.top(file.toString(), root);
        RigConfig usual = RigConfig.DEFAULT;
        QualityLimits quality = quality(top.section("quality"), usual.quality());
        RegionOfInterest region = region(top.section("framing"), usual.region());
        OptionalDouble roomLight = roomLight(top.section("room"));
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
        return new RigConfig(quality, region, responses, roomLight);
    }

    private static QualityLimits quality(Optional<TomlSection> found, QualityLimits usual) throws OperatorException {
        if (found.isEmpty()) {
            return usual;
        }
        TomlSection section = found.get();
        QualityLimits limits = new QualityLimits(
                highIsBad(section, "residual_lamp_ratio", usual.residualLampRatio(), 1),
                lowIsBad(section, "flash_ratio", usual.flashRatio(), 1),
                highIsBad(section, "clipped_ratio", usual.clippedRatio(), 1),
                highIsBad(section, "registration_error_px", usual.registrationErrorPx(), 100));
        section.refuseUnknownKeys();
        return limits;
    }

    private static Limit highIsBad(TomlSection section, String name, Limit usual, double max)
            throws OperatorException {
        Limit limit = limit(section, name, usual, max);
        if (limit.warn() > limit.retake()) {
            throw wrongOrder(section, name, limit, "above");
        }
        return limit;
    }

    private static Limit lowIsBad(TomlSection section, String name, Limit usual, double max)
            throws OperatorException {
        Limit limit = limit(section, name, usual, max);
        if (limit.warn() < limit.retake()) {
            throw wrongOrder(section, name, limit, "below");
        }
        return limit;
    }

    private static Limit limit(TomlSection section, String name, Limit usual, double max) throws OperatorException {
        return new Limit(section.number(name + "_warn", usual.warn(), 0, max),
                section.number(name + "_retake", usual.retake(), 0, max));
    }

    private static OperatorException wrongOrder(TomlSection section, String name, Limit limit, String side) {
        return section.wrong(name + "_warn", "it is " + limit.warn() + " and must not be " + side + " \""
                + section.pathOf(name + "_retake") + "\", which is " + limit.retake() + ".");
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
