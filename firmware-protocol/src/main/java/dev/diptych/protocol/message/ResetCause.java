// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum ResetCause}. */
public enum ResetCause {
    POWER_ON(0), EXTERNAL(1), BROWN_OUT(2), WATCHDOG(3), UNKNOWN(4);

    private static final ResetCause[] ALL = values();

    private final int number;

    ResetCause(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<ResetCause> of(int number) {
        for (ResetCause each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
