package dev.diptych.studio.fault;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Chair;
import java.util.List;

/**
 * What faults can get at, and what they must know to place themselves in a shot.
 *
 * @param studio how studio frames are exposed
 * @param flash how flash and dark frames are exposed
 */
public record StudioParts(List<SimulatedLight> lights, RoomLight room, Chair chair, FrameTiming timing,
        ExposureSetting studio, ExposureSetting flash) {
    public StudioParts {
        lights = List.copyOf(lights);
    }

    List<SimulatedLight> lamps() {
        return lights.stream().filter(SimulatedLight::restsOn).toList();
    }

    SimulatedLight flashLight() {
        return lights.stream().filter(light -> !light.restsOn()).findFirst().orElseThrow();
    }
}
