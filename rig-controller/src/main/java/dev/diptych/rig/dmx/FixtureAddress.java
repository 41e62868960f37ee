package dev.diptych.rig.dmx;

import java.nio.file.Path;

/**
 * One fixture on the universe.
 *
 * @param profile an Open Fixture Library file
 * @param mode one of the profile's modes, by its name or short name
 * @param firstSlot its DMX start address, 1 to 512
 */
public record FixtureAddress(Path profile, String mode, int firstSlot) {
    public FixtureAddress {
        if (firstSlot < 1 || firstSlot > 512) {
            throw new IllegalArgumentException("A DMX address lies from 1 to 512, but this one is " + firstSlot + ".");
        }
    }
}
