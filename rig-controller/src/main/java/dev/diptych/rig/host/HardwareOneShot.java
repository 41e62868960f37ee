package dev.diptych.rig.host;

import java.util.concurrent.TimeUnit;

/**
 * A circuit between an output of this computer and the flash that ends every pulse by itself: a monostable, or the LED
 * driver's own timer. It is all that keeps a flash from burning on when this computer stops in the middle of a shot.
 *
 * @param capNanos the longest pulse that it lets through, as measured; 1 to 400 ms
 */
public record HardwareOneShot(long capNanos) {
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    public HardwareOneShot {
        if (capNanos < SHORTEST_NANOS || capNanos > LONGEST_NANOS) {
            throw new IllegalArgumentException(
                    "A flash's hardware one-shot ends pulses after 1 to 400 ms, but this one is said to do so after %.3f ms; measure it, and set flash.hardware_cap_ms to what it does."
                            .formatted(capNanos / 1e6));
        }
    }
}
