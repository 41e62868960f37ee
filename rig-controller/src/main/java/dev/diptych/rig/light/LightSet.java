package dev.diptych.rig.light;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lights of one rig: at least one studio lamp and exactly one flash, with distinct ids. */
public record LightSet(List<Light> all) {
    public LightSet {
        all = List.copyOf(all);
        Set<String> ids = new HashSet<>();
        for (Light light : all) {
            if (!ids.add(light.id())) {
                throw new IllegalArgumentException("Two lights have the id \"" + light.id() + "\"; give each its own.");
            }
        }
        long flashes = all.stream().filter(light -> light.kind() == LightKind.FLASH).count();
        if (flashes != 1 || all.size() < 2) {
            throw new IllegalArgumentException("A rig has one flash and at least one studio lamp, but this one has "
                    + flashes + " and " + (all.size() - flashes) + ".");
        }
    }

    public List<Light> lamps() {
        return all.stream().filter(light -> light.kind() == LightKind.STUDIO_LAMP).toList();
    }

    public Light flash() {
        return all.stream().filter(light -> light.kind() == LightKind.FLASH).findFirst().orElseThrow();
    }

    public Optional<Light> find(String id) {
        return all.stream().filter(light -> light.id().equals(id)).findFirst();
    }
}
