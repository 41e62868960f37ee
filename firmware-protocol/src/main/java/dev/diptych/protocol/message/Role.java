// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** The schema's {@code enum Role}. */
public enum Role {
    UNUSED(0), FLASH(1), TORCH(2), LAMP(3);

    private static final Role[] ALL = values();

    private final int number;

    Role(int number) {
        this.number = number;
    }

    /** As it goes over the line. */
    public int number() {
        return number;
    }

    /** Empty if the schema has no such number. */
    public static Optional<Role> of(int number) {
        for (Role each : ALL) {
            if (each.number == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
