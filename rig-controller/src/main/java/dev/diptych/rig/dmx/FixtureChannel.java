package dev.diptych.rig.dmx;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One channel of a profile with all that it can do.
 *
 * @param name its key in the profile
 * @param template the key of the template channel that it is one pixel's of; its own otherwise
 * @param fineNames what carries its lower bytes, the higher of them first
 * @param statedBytes in how many bytes its values are stated
 * @param defaultValue in these bytes, if the profile gives one
 */
record FixtureChannel(String name, String template, List<String> fineNames, int statedBytes, OptionalLong defaultValue,
        List<Capability> capabilities) {
    FixtureChannel {
        if (fineNames.size() >= ValueRange.MAX_BYTES) {
            throw new IllegalArgumentException("its channel \"" + name + "\" has " + fineNames.size()
                    + " fine channels, but no value has more than " + ValueRange.MAX_BYTES + " bytes");
        }
        if (defaultValue.isPresent() && !ValueRange.whole(statedBytes).contains(defaultValue.getAsLong())) {
            throw new IllegalArgumentException("its channel \"" + name + "\" cannot have the default "
                    + defaultValue.getAsLong());
        }
    }

    boolean isCalled(String wanted) {
        return wanted.equals(name) || wanted.equals(template);
    }

    boolean hasIntensity() {
        return capabilities.stream().anyMatch(capability -> capability.isIntensity() && capability.isRamp());
    }

    boolean hasColorIntensity() {
        return capabilities.stream().anyMatch(Capability::isColorIntensity);
    }

    /** Whether it makes white or a colour out of what the fixture has without being told how much of each. */
    boolean mixesColor() {
        return capabilities.stream()
                .anyMatch(one -> one.type().equals("ColorTemperature") || one.type().equals("ColorPreset"));
    }

    /** How it carries a level, along its widest ramp; empty if it has none, or is never quite dark. */
    Optional<Ramp> ramp(int bytes) {
        Optional<Capability> widest = capabilities.stream()
                .filter(Capability::isRamp)
                .max(Comparator.comparingLong(one -> one.range().last() - one.range().first()));
        if (widest.isEmpty()) {
            return Optional.empty();
        }
        ValueRange range = widest.get().range().in(bytes);
        boolean grows = widest.get().startBrightness() < widest.get().endBrightness();
        long dim = grows ? range.first() : range.last();
        long bright = grows ? range.last() : range.first();
        if (Math.min(widest.get().startBrightness(), widest.get().endBrightness()) == 0) {
            return Optional.of(new Ramp(dim, dim, bright));
        }
        return capabilities.stream()
                .filter(Capability::isDark)
                .findFirst()
                .map(dark -> new Ramp(dark.range().in(bytes).middle(), dim, bright));
    }

    /**
     * The value that leaves the light to its dimmer: a shutter's where it is open, any other channel's default.
     *
     * @return empty for a shutter of which the profile does not say how to hold it open
     */
    OptionalLong quietValue(int bytes) {
        if (capabilities.stream().noneMatch(Capability::isShutter)) {
            return OptionalLong.of(ValueRange.rescaled(defaultValue.orElse(0), statedBytes, bytes));
        }
        List<ValueRange> open = capabilities.stream()
                .filter(Capability::leavesLightAlone)
                // Open, if it says so, before "no function", which sorts second.
                .sorted(Comparator.comparing(one -> !one.isShutter()))
                .map(Capability::range)
                .toList();
        if (defaultValue.isPresent()
                && (open.isEmpty() || open.stream().anyMatch(range -> range.contains(defaultValue.getAsLong())))) {
            return OptionalLong.of(ValueRange.rescaled(defaultValue.getAsLong(), statedBytes, bytes));
        }
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.getFirst().in(bytes).middle());
    }

    /** Which channel a switching channel is while this one has a value, if this one decides it. */
    Optional<String> switched(String switching, long value) {
        return capabilities.stream()
                .filter(one -> one.range().contains(value) && one.switches().containsKey(switching))
                .map(one -> one.switches().get(switching))
                .findFirst();
    }

    boolean decides(String switching) {
        return capabilities.stream().anyMatch(one -> one.switches().containsKey(switching));
    }
}
