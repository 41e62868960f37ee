package dev.diptych.rig.host;

import java.util.List;
import java.util.Set;

/**
 * Outputs of this computer that switch lights: lines of a GPIO chip, channels of a DMX universe. They are opened with
 * every light at its rest level, and left so when they are closed. For one thread at a time.
 */
public interface LightOutputs extends AutoCloseable {
    /** The lights that these outputs switch. */
    Set<String> lightIds();

    /**
     * For how long after {@link #switchTo} has returned an output may still change, at most, whichever lights are
     * switched; the same for as long as the outputs are open.
     */
    long longestDelayNanos();

    /**
     * Switches some of them now, together where the hardware can.
     *
     * @param levels at least one, each of another light of these outputs
     * @return when it happened
     * @throws DeviceException if they may not have been switched
     */
    Switched switchTo(List<LightLevel> levels) throws DeviceException;

    /** Every light at its rest level; what fails is left to the hardware's own safeguards. */
    @Override
    void close();
}
