package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.List;
import java.util.Optional;

/** What was measured of a rig. */
public record Calibration(CalibratedCamera camera, MeasuredTimestamps timestamps, List<MeasuredLight> lights,
        MeasuredRoom room, MeasuredFlicker flicker) {
    public Calibration {
        lights = List.copyOf(lights);
    }

    public Optional<MeasuredLight> find(String lightId) {
        return lights.stream().filter(light -> light.lightId().equals(lightId)).findFirst();
    }

    /**
     * The same lights with their measured responses.
     *
     * @throws IllegalArgumentException if a light was not measured
     */
    public LightSet applyTo(LightSet lightSet) {
        return new LightSet(lightSet.all().stream().map(this::measured).toList());
    }

    /** How the camera's timestamps are to be read. */
    public TimestampReading timestampReading() {
        return new TimestampReading(Optional.of(timestamps.measured()));
    }

    private Light measured(Light light) {
        MeasuredLight found = find(light.id()).orElseThrow(() -> new IllegalArgumentException("The calibration knows"
                + " no light \"" + light.id() + "\"; calibrate again."));
        return new Light(light.id(), light.kind(), light.cap(), found.response());
    }
}
