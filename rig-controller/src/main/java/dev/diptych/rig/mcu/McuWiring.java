package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which output of the board switches which light.
 *
 * @param lights by their ids
 * @param torch the output through which the flash burns as a torch for a preview; empty without one
 */
public record McuWiring(Map<String, McuOutput> lights, Optional<McuOutput> torch) {
    public McuWiring {
        lights = Map.copyOf(lights);
        Map<Integer, String> taken = new HashMap<>();
        Map<Integer, String> slots = new HashMap<>();
        Map<String, McuOutput> all = new TreeMap<>(lights);
        torch.ifPresent(output -> all.put("the torch", output));
        all.forEach((what, output) -> {
            if (taken.putIfAbsent(output.number(), what) != null) {
                throw new IllegalArgumentException("Output " + output.number() + " of the board is to switch " + what
                        + " and " + taken.get(output.number()) + "; give each its own.");
            }
            if (output.onDmx() && slots.putIfAbsent(output.dmxSlot(), what) != null) {
                throw new IllegalArgumentException("DMX slot " + output.dmxSlot() + " is to be that of " + what
                        + " and of " + slots.get(output.dmxSlot()) + "; give each its own.");
            }
        });
    }

    /**
     * Whether a board has what this asks for; nothing is said to it.
     *
     * @throws DeviceException {@link DeviceFault#E_MCU_WIRING} if it has not
     */
    public void requireFits(LightSet rig, BoardFacts facts) throws DeviceException {
        requireFits(rig);
        BoardCaps.of(rig, this, facts);
    }

    /** @throws IllegalArgumentException unless each light of the rig, and nothing else, is wired */
    void requireFits(LightSet rig) {
        for (Light light : rig.all()) {
            if (!lights.containsKey(light.id())) {
                throw new IllegalArgumentException("No output of the board switches \"" + light.id()
                        + "\"; give it one in the configuration.");
            }
        }
        for (String id : lights.keySet()) {
            if (rig.find(id).isEmpty()) {
                throw new IllegalArgumentException("An output of the board switches \"" + id
                        + "\", which is no light of this rig; check the light ids in the configuration.");
            }
        }
    }

    McuOutput of(String lightId) {
        McuOutput output = lights.get(lightId);
        if (output == null) {
            throw new IllegalArgumentException("No output of the board switches \"" + lightId + "\".");
        }
        return output;
    }

    /**
     * How long a packet lasts, during which an edge of another slot waits for the next one; 0 if no two lights are on DMX.
     */
    long packetNanos() {
        return lights.values().stream().filter(McuOutput::onDmx).count() < 2
                ? 0
                : lights.values().stream().mapToLong(McuOutput::packetNanos).max().orElse(0);
    }

    boolean isOnDmx(int output) {
        return lights.values().stream().anyMatch(light -> light.number() == output && light.onDmx());
    }

    /** The light that an output switches, for people. */
    String nameOf(int output) {
        return lights.entrySet()
                .stream()
                .filter(entry -> entry.getValue().number() == output)
                .findFirst()
                .map(entry -> '"' + entry.getKey() + '"')
                .orElse(torch.filter(it -> it.number() == output).isPresent() ? "the torch" : "output " + output);
    }
}
