// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum State}. */
public enum State {
    BOOT(0), SAFE(1), LOADED(2), ARMED(3), RUNNING(4), HOLDING(5), DONE(6), FAULT(7);

    private static final State[] ALL = values();

    private final int number;

    State(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<State> of(int number) {
        for (State each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
