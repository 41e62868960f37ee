package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CameraCheckTest {
    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatTheCameraIsLike(Severity severity, String id, String evidence, Consumer<FakeCamera> fault) {
        FakeCamera camera = new FakeCamera();
        fault.accept(camera);

        List<Finding> findings = new CameraCheck(() -> camera, new VirtualClock(), FakeCamera.EXPOSURE).run();

        assertFound(severity, id, evidence, findings);
        assertTrue(camera.closed);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(Severity.OK, "camera.open", "1280x960, 30.0 frames a second, each read out in 18.0 ms",
                        camera -> {}),
                fault(Severity.FAIL, "camera.open", "in use by another program", camera -> camera.starts = false),
                fault(Severity.OK, "camera.frames", "none was dropped", camera -> {}),
                fault(Severity.WARN, "camera.frames", "1 between them did not", camera -> camera.dropped = 2),
                fault(Severity.FAIL, "camera.frames", "3 of 5 frames came: The camera delivered no frame",
                        camera -> camera.stallsAt = 3),
                fault(Severity.OK, "camera.pace", "off by 0.00 ms", camera -> {}),
                fault(Severity.OK, "camera.pace", "off by 0.00 ms", camera -> camera.dropped = 2),
                fault(Severity.WARN, "camera.pace", "off by 2.00 ms", camera -> camera.jumpsAt = 3),
                fault(Severity.OK, "camera.timestamps", "start of the exposure", camera -> {}),
                fault(Severity.OK, "camera.timestamps", "start of the readout",
                        camera -> camera.meaning = TimestampMeaning.READOUT_START),
                fault(Severity.WARN, "camera.timestamps", "does not say",
                        camera -> camera.meaning = TimestampMeaning.UNKNOWN));
    }

    private static Arguments fault(Severity severity, String id, String evidence, Consumer<FakeCamera> fault) {
        return Arguments.of(severity, id, evidence, fault);
    }

    @Test
    void withoutACameraThereIsOneFinding() {
        List<Finding> findings = new CameraCheck(() -> {
            throw new CameraException("There is no camera.");
        }, new VirtualClock(), FakeCamera.EXPOSURE).run();

        assertFound(Severity.FAIL, "camera.open", "There is no camera.", findings);
        assertEquals(1, findings.size());
    }
}
