package dev.diptych.capture.rig;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.preview.Previewer;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.time.Clock;

/**
 * A rig that is open: its lights at rest, its camera not yet streaming, nothing measured.
 *
 * @param name for people, without a full stop
 * @param control the one way to its lights
 * @param studioExposure suits its lamps
 * @param flashExposure suits its flash
 * @param phaseUncertaintyNanos how far a frame may lie from where its start is predicted, either way
 */
public record Rig(String name, Clock clock, Camera camera, LightControl control, ExposureSetting studioExposure,
        ExposureSetting flashExposure, long phaseUncertaintyNanos) {
    /** Its lights with their caps; nobody has measured how they answer. */
    public LightSet equipment() {
        return control.lights();
    }

    /**
     * What begins previews on it.
     *
     * @param stream its camera's, streaming
     * @param known its lights, as far as they have been measured
     */
    public Previewer previewer(FrameStream stream, LightControl known) {
        return new Previewer(clock, stream, known, flashExposure);
    }
}
