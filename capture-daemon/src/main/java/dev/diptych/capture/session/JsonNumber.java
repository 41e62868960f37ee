package dev.diptych.capture.session;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** JSON knows numbers that are finite, and null. */
final class JsonNumber {
    private JsonNumber() {
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? orNull(value.getAsDouble()) : null;
    }

    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
