package dev.diptych.capture.config.hardware;

import dev.diptych.capture.libcamera.StreamKind;
import dev.diptych.rig.camera.ColourGains;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A camera behind libcamera.
 *
 * @param id as libcamera names it; empty if there is but one
 * @param library libdiptych-camera.so; empty for where its build puts it
 * @param size empty for the largest
 * @param timing the pace that is asked for, and the readout, which libcamera does not tell
 * @param colourGains white balance, fixed; empty to fix it as the camera had it at the start
 * @param lensPositionDioptres focus, fixed: 0 for infinity; empty to fix it as the camera had it at the start
 * @param timestamps what the camera's timestamps are said to mark
 * @param buffers frames that circulate
 * @param phaseUncertaintyNanos how far a frame may lie from where the pace puts it
 */
public record CameraConfig(Optional<String> id, Optional<Path> library, StreamKind stream, Optional<FrameSize> size,
        FrameTiming timing, ExposureSetting studioExposure, ExposureSetting flashExposure,
        Optional<ColourGains> colourGains, OptionalDouble lensPositionDioptres, TimestampMeaning timestamps,
        int buffers, long phaseUncertaintyNanos) {}
