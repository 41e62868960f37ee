package dev.diptych.capture.config;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.capture.config.schema.TomlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [quality]}: two limits for each measure. */
final class QualityReader {
    private record Keys(QualityMeasure measure, Key<Double> warn, Key<Double> retake) {
        static Keys of(QualityMeasure measure) {
            return new Keys(measure, key(measure, "_warn", measure.usual().warn()),
                    key(measure, "_retake", measure.usual().retake()));
        }

        private static Key<Double> key(QualityMeasure measure, String suffix, double usual) {
            return Key.usual(measure.key() + suffix, KeyTypes.number(0, measure.max()), TomlText.of(usual),
                    measure.meaning(), TomlText.of(usual));
        }
    }

    private static final List<Keys> KEYS = Arrays.stream(QualityMeasure.values()).map(Keys::of).toList();
    static final Table TABLE = Table.single("quality",
            "A pair is as good as its worst rule says: beyond `_warn` it is WARN, beyond `_retake` RETAKE. Every rule is "
                    + "reported with its value and its limits, whether it fired or not; one that had nothing to measure "
                    + "(no metering, a registration that failed) says nothing. The blur does not depend on what the "
                    + "picture shows or how bright it is: a photograph that shows any detail has edges as steep as its "
                    + "pixels allow, and a blurred one has none. Six pixels of motion in a frame 960 pixels high are a "
                    + "WARN; at 480 rows, where they are three pixels, they may pass. A lens that is softer than that "
                    + "needs a higher limit.",
            keys());

    private QualityReader() {
    }

    private static List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>();
        KEYS.forEach(both -> keys.addAll(List.of(both.warn, both.retake)));
        return keys;
    }

    static QualityLimits read(Optional<TomlSection> found) throws OperatorException {
        if (found.isEmpty()) {
            return QualityLimits.DEFAULT;
        }
        Map<QualityMeasure, Limit> limits = new EnumMap<>(QualityMeasure.class);
        for (Keys keys : KEYS) {
            limits.put(keys.measure, limit(found.get(), keys));
        }
        return new QualityLimits(limits);
    }

    private static Limit limit(TomlSection section, Keys keys) throws OperatorException {
        double warn = section.value(keys.warn);
        double retake = section.value(keys.retake);
        if (keys.measure.isBeyond(warn, retake)) {
            throw section.wrongAt(section.has(keys.warn) ? keys.warn : keys.retake,
                    "\"" + section.pathOf(keys.warn) + "\": it is " + warn + " and must not be "
                            + (keys.measure.lowIsBad() ? "below" : "above") + " \"" + section.pathOf(keys.retake)
                            + "\", which is " + retake + ".");
        }
        return new Limit(warn, retake);
    }
}
