package dev.diptych.inference.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an operator wants networks to be computed by.
 *
 * @param source where it was said, as the operator knows it, for sentences
 * @param only the one engine that is insisted on; empty: the best there is
 */
public record EngineWish(String source, Optional<ServingEngine> only) {
    static final String VARIABLE = "DIPTYCH_ENGINE";
    private static final String PROPERTY = "diptych.engine";
    private static final String ANY = "auto";

    /**
     * What system property {@value #PROPERTY} says, or else variable {@value #VARIABLE}.
     *
     * @throws EngineUnavailableException if it names no engine
     */
    public static EngineWish ofThisProcess() throws EngineUnavailableException {
        String property = System.getProperty(PROPERTY);
        return property == null ? parse(VARIABLE, System.getenv(VARIABLE)) : parse(PROPERTY, property);
    }

    static EngineWish parse(String source, @Nullable String value) throws EngineUnavailableException {
        if (value == null || value.isBlank() || value.equals(ANY)) {
            return new EngineWish(source, Optional.empty());
        }
        return new EngineWish(source, Optional.of(Arrays.stream(ServingEngine.values())
                .filter(engine -> valueOf(engine).equals(value))
                .findFirst()
                .orElseThrow(() -> new EngineUnavailableException(
                        source + " is \"" + value + "\"; it must be auto, tensorrt, cuda or cpu."))));
    }

    /** Whether nothing but one engine will do. */
    public boolean insists() {
        return only.isPresent();
    }

    static String valueOf(ServingEngine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }
}
