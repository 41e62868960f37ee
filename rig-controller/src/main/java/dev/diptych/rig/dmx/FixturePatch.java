package dev.diptych.rig.dmx;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.light.LightKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Works out what one light's slots hold: which of them carry its level, and what the others are kept at. */
final class FixturePatch {
    static final int UNIVERSE_SLOTS = 512;

    private final DmxLight light;
    private final FixtureProfile profile;
    private final ModeSlots slots;

    private FixturePatch(DmxLight light) throws DeviceException {
        this.light = light;
        profile = FixtureProfile.read(light.address().profile());
        List<String> names = new ArrayList<>();
        for (String name : profile.channelsOfMode(light.address().mode())) {
            names.add(resolved(name));
        }
        slots = ModeSlots.of(profile, light.address().mode(), names);
    }

    /** @throws DeviceException E_DMX_FIXTURE, in one sentence, if the light cannot be what its configuration says */
    static PatchedLight of(DmxLight light) throws DeviceException {
        if (light.kind() == LightKind.FLASH) {
            throw new DeviceException(DeviceFault.E_DMX_FIXTURE, "The flash " + light.id() + " cannot be a fixture on"
                    + " DMX: a packet that waits for its turn cannot time a flash; switch it by a GPIO line.");
        }
        try {
            return new FixturePatch(light).patched();
        } catch (RuntimeException e) {
            // Whatever a profile makes of this code is a fault of the profile's to the operator.
            throw new ProfileFile(light.address().profile()).refused("contradicts its own format: "
                    + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private PatchedLight patched() throws DeviceException {
        int first = light.address().firstSlot();
        if (first + slots.count() - 1 > UNIVERSE_SLOTS) {
            throw profile.refused("has " + slots.count() + " slots in mode \"" + light.address().mode()
                    + "\", which from slot " + first + " on end past " + UNIVERSE_SLOTS + ": give " + light.id()
                    + " an address of at most " + (UNIVERSE_SLOTS + 1 - slots.count()));
        }
        Collection<FixtureChannel> dimming = dimmingChannels();
        refuseUnknownConstants(dimming);
        byte[] quiet = new byte[slots.count()];
        List<PatchedLight.Dimmer> dimmers = new ArrayList<>();
        for (var channel : slots.offsets().entrySet()) {
            if (dimming.contains(channel.getKey())) {
                dimmers.add(new PatchedLight.Dimmer(channel.getValue(), rampOf(channel.getKey())));
            } else {
                keep(quietValue(channel.getKey(), channel.getValue().size()), channel.getValue(), quiet);
            }
        }
        refuseDarkColors(dimming, quiet);
        return new PatchedLight(light.id(), light.restLevel(), first, quiet, dimmers);
    }

    /** A switching channel is what the channel that decides it makes of it, at the value which that one is kept at. */
    private String resolved(String name) throws DeviceException {
        for (FixtureChannel decider : profile.channels().values()) {
            if (decider.decides(name)) {
                long value = quietValue(decider, decider.statedBytes());
                return decider.switched(name, value)
                        .orElseThrow(() -> profile.refused("does not say what its channel \"" + name + "\" is while \""
                                + decider.name() + "\" is at " + value));
            }
        }
        return name;
    }

    private Collection<FixtureChannel> dimmingChannels() throws DeviceException {
        String wanted = light.dimmer();
        List<FixtureChannel> dimming = slots.channels()
                .stream()
                .filter(channel -> wanted == null ? channel.hasIntensity() : channel.isCalled(wanted))
                .toList();
        if (dimming.isEmpty()) {
            throw profile.refused("has no " + (wanted == null ? "channel of intensity" : "channel \"" + wanted + "\"")
                    + " in mode \"" + light.address().mode() + "\" that could dim " + light.id()
                    + ": name a dimmer or another mode; its channels are " + names(slots.channels()));
        }
        if (wanted == null && dimming.size() > 1) {
            throw profile.refused("has several channels of intensity in mode \"" + light.address().mode()
                    + "\": say which is the dimmer of " + light.id() + ", of " + names(dimming));
        }
        return dimming;
    }

    private Ramp rampOf(FixtureChannel dimmer) throws DeviceException {
        return dimmer.ramp(slots.offsetsOf(dimmer).size())
                .orElseThrow(() -> profile.refused("has a channel \"" + dimmer.name() + "\" that cannot dim "
                        + light.id() + " from full light to none: name another dimmer"));
    }

    private long quietValue(FixtureChannel channel, int bytes) throws DeviceException {
        Optional<Double> constant = light.constants()
                .entrySet()
                .stream()
                .filter(one -> channel.isCalled(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        OptionalLong value = constant.isPresent()
                ? OptionalLong.of(Math.round(constant.get() * ValueRange.whole(bytes).last()))
                : channel.quietValue(bytes);
        return value.orElseThrow(() -> profile.refused("does not say where the shutter \"" + channel.name()
                + "\" is open: give " + light.id() + " a constant for it"));
    }

    private void refuseUnknownConstants(Collection<FixtureChannel> dimming) throws DeviceException {
        for (String constant : light.constants().keySet()) {
            if (dimming.stream().anyMatch(channel -> channel.isCalled(constant))) {
                throw profile.refused("has the channel \"" + constant + "\" for the dimmer of " + light.id()
                        + ", so it cannot be kept constant: leave it out of the constants");
            }
            if (slots.channels().stream().noneMatch(channel -> channel.isCalled(constant))) {
                throw profile.refused("has no channel \"" + constant + "\" in mode \"" + light.address().mode()
                        + "\" to keep constant for " + light.id() + ": its channels are " + names(slots.channels()));
            }
        }
    }

    /** A lamp of coloured light alone, none of it on, would be dark with its dimmer fully up. */
    private void refuseDarkColors(Collection<FixtureChannel> dimming, byte[] quiet) throws DeviceException {
        List<FixtureChannel> colors = slots.channels()
                .stream()
                .filter(channel -> channel.hasColorIntensity() && !dimming.contains(channel))
                .toList();
        boolean dark = colors.stream()
                .flatMap(color -> slots.offsetsOf(color).stream())
                .allMatch(offset -> quiet[offset] == 0);
        if (!colors.isEmpty() && dark && slots.channels().stream().noneMatch(FixtureChannel::mixesColor)
                && dimming.stream().noneMatch(FixtureChannel::hasColorIntensity)) {
            throw profile.refused("leaves " + light.id() + " dark, for all its colours are at 0 by default: give"
                    + " constants for " + names(colors));
        }
    }

    private static void keep(long value, List<Integer> offsets, byte[] quiet) {
        long rest = value;
        for (int offset : offsets.reversed()) {
            quiet[offset] = (byte) rest;
            rest >>= 8;
        }
    }

    private static String names(Collection<FixtureChannel> channels) {
        return channels.stream().map(channel -> "\"" + channel.name() + "\"").collect(Collectors.joining(", "));
    }
}
