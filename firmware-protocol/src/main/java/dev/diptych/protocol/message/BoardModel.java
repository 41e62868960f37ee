// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum Board}. */
public enum BoardModel {
    OTHER(0), LIBRARY(1), LINUX_PROCESS(2), ATMEGA2560(3), ATMEGA328P(4);

    private static final BoardModel[] ALL = values();

    private final int number;

    BoardModel(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<BoardModel> of(int number) {
        for (BoardModel each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
