package dev.diptych.capture.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** When a pair is doubtful and when it has to be taken again: a limit for each {@link QualityMeasure}. */
public final class QualityLimits {
    /** Beyond {@code warn} a pair is doubtful, beyond {@code retake} it is lost. */
    public record Limit(double warn, double retake) {}

    public static final QualityLimits DEFAULT = new QualityLimits(Map.of());

    private final Map<QualityMeasure, Limit> limits;

    /** @param limits those that are not the usual ones */
    public QualityLimits(Map<QualityMeasure, Limit> limits) {
        Map<QualityMeasure, Limit> all = new EnumMap<>(QualityMeasure.class);
        Arrays.stream(QualityMeasure.values()).forEach(measure -> all.put(measure, measure.usual()));
        all.putAll(limits);
        this.limits = Collections.unmodifiableMap(all);
    }

    public Limit of(QualityMeasure measure) {
        return Objects.requireNonNull(limits.get(measure));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityLimits that && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return limits.hashCode();
    }

    @Override
    public String toString() {
        return limits.toString();
    }
}
