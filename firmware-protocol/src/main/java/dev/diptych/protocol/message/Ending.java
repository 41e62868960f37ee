// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum Ending}. */
public enum Ending {
    NONE(0), UNDER_WAY(1), COMPLETE(2), CUT(3);

    private static final Ending[] ALL = values();

    private final int number;

    Ending(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<Ending> of(int number) {
        for (Ending each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
