package dev.diptych.rig.dmx;

import dev.diptych.rig.host.DeviceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slots of a mode by the channels that they belong to.
 *
 * @param count how many the mode has, those that do nothing too
 * @param offsets of each channel's bytes from the fixture's first slot, the highest byte first
 */
record ModeSlots(int count, Map<FixtureChannel, List<Integer>> offsets) {
    /** @param names what each slot is, switching channels resolved */
    static ModeSlots of(FixtureProfile profile, String mode, List<String> names) throws DeviceException {
        Map<FixtureChannel, List<Integer>> offsets = new LinkedHashMap<>();
        for (FixtureChannel channel : profile.channels().values()) {
            List<Integer> bytes = bytesOf(channel, names);
            if (!bytes.isEmpty()) {
                offsets.put(channel, bytes);
            }
        }
        for (int offset = 0; offset < names.size(); offset++) {
            int slot = offset;
            if (!names.get(slot).equals(FixtureProfile.UNUSED)
                    && offsets.values().stream().noneMatch(bytes -> bytes.contains(slot))) {
                throw profile.refused("does not describe the channel \"" + names.get(slot) + "\" of its mode \"" + mode
                        + "\"");
            }
        }
        return new ModeSlots(names.size(), offsets);
    }

    /** As fine as the mode has it without a gap: a mode may leave the finest bytes out, or all of the channel. */
    private static List<Integer> bytesOf(FixtureChannel channel, List<String> names) {
        List<Integer> bytes = new ArrayList<>();
        int offset = names.indexOf(channel.name());
        for (int fine = 0; offset >= 0; fine++) {
            bytes.add(offset);
            offset = fine < channel.fineNames().size() ? names.indexOf(channel.fineNames().get(fine)) : -1;
        }
        return bytes;
    }

    Collection<FixtureChannel> channels() {
        return offsets.keySet();
    }

    List<Integer> offsetsOf(FixtureChannel channel) {
        return offsets.getOrDefault(channel, List.of());
    }
}
