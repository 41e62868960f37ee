package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.libcamera.FakeCameraLibrary;
import dev.diptych.capture.rig.FakeRig;
import dev.diptych.studio.LampKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiredCameraTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theCheckNamesLibcameraAndTheCameraAndItsLagAndLetsTheLibraryGo() throws Exception {
        try (FakeRig rig = new FakeRig(LampKind.DMX, 1)) {
            CameraConfig wanted = RigConfigReader.read(rig.configuration(folder, "")).hardware().orElseThrow().camera();

            List<Finding> findings = new CameraCheck(new WiredCamera(rig, wanted), rig.time, wanted.studioExposure())
                    .run();

            assertFound(Severity.OK, "camera.library",
                    "libcamera fake finds the camera \"" + FakeCameraLibrary.CAMERA_ID + "\" (imx477).", findings);
            assertFound(Severity.OK, "camera.controls", "Controls take 8 frames, 267 ms.", findings);
            assertFound(Severity.OK, "camera.frames", "none was dropped", findings);
            assertFalse(rig.hasLibrary());
        }
    }
}
