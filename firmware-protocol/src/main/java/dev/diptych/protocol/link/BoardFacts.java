package dev.diptych.protocol.link;

import dev.diptych.protocol.message.Role;
import java.util.List;

/**
 * What a board says of itself.
 *
 * @param port as the operator calls it
 * @param model such as "ATmega2560"
 * @param firmware such as "1.0.0"
 * @param build of the firmware, as eight hexadecimal digits; zeros if whoever built it gave it none
 * @param serial as hexadecimal digits; of boards without one, zeros
 * @param edgesMax of a timeline
 * @param outputs by their numbers
 */
public record BoardFacts(String port, String model, String firmware, String build, String serial, long ticksPerSecond,
        int edgesMax, List<Output> outputs) {
    public BoardFacts {
        outputs = List.copyOf(outputs);
    }

    /** One output: what it is wired for (an UNUSED one cannot be switched), and whether it is a slot of the DMX universe. */
    public record Output(Role role, boolean onDmx) {}
}
