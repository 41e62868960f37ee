package dev.diptych.rig.gpio;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import org.jspecify.annotations.Nullable;

/** Pi4J's exceptions, none of them checked and not all of one family, as the rig's own. */
final class Pi4jFaults {
    private Pi4jFaults() {
    }

    /**
     * Our provider's own sentence where it is the cause, else Pi4J's.
     *
     * @param attempt as in "Pi4J could not ..."
     */
    static DeviceException of(String attempt, RuntimeException exception) {
        for (@Nullable
        Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DeviceException known) {
                return known;
            }
        }
        return new DeviceException(DeviceFault.E_GPIO_FAILED, "Pi4J could not " + attempt + ": "
                + exception.getMessage(), exception);
    }
}
