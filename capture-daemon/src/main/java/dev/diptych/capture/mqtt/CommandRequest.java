package dev.diptych.capture.mqtt;

import dev.diptych.capture.daemon.Command;
import java.util.Optional;

/**
 * A command that was read.
 *
 * @param epoch the one that it names
 */
record CommandRequest(Command command, Optional<String> requestId, Optional<String> epoch) {
    Optional<String> triggerId() {
        return command instanceof Command.Capture capture ? Optional.of(capture.triggerId()) : Optional.empty();
    }
}
