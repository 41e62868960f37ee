// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum Fault}. */
public enum Fault {
    NONE(0), HOST_LOST(1), ABORTED(2), BREAK(3), EMERGENCY_STOP(4), OVER_CAP(5), MISSED_EDGE(6), WATCHDOG(7), BROWN_OUT(
            8), SELF_CHECK(9);

    private static final Fault[] ALL = values();

    private final int number;

    Fault(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<Fault> of(int number) {
        for (Fault each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
