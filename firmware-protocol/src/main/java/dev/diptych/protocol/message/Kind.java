// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum Kind}. */
public enum Kind {
    SHOT(0), PREVIEW(1);

    private static final Kind[] ALL = values();

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<Kind> of(int number) {
        for (Kind each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
