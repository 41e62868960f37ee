package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.libcamera.AttachedCamera;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.VirtualClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertEquals(0, camera.lent, "frames that were not given back");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(Severity.OK, "camera.open", "1280x960, 30.0 frames a second, each read out in 18.0 ms",
                        camera -> {}),
                fault(Severity.FAIL, "camera.open", "in use by another program", camera -> camera.starts = false),
                fault(Severity.OK, "camera.controls", "Controls take 2 frames, 67 ms", camera -> {}),
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"STALLED | restart it, then", "GONE | cam --list shows it",
        "BUSY | End the other program", "REFUSED | Do what the sentence says"})
    void whatMendsAStreamThatBreaksOffDependsOnWhy(CameraException.Reason reason, String remedy) {
        FakeCamera camera = new FakeCamera();
        camera.stallsAt = 3;
        camera.fails = reason;

        Finding broken = new CameraCheck(() -> camera, new VirtualClock(), FakeCamera.EXPOSURE).run().getLast();

        assertEquals("camera.frames", broken.id());
        assertTrue(broken.remedy().contains(remedy), broken.remedy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | finds no camera.", "1 | finds the camera \"id0\" (imx477).",
        "2 | finds 2 cameras: \"id0\" (imx477), \"id1\" (imx477)."})
    void itSaysWhichLibcameraFindsWhichCameras(int count, String evidence) {
        FoundCamera found = new FoundCamera(count);

        List<Finding> findings = new CameraCheck(found, new VirtualClock(), FakeCamera.EXPOSURE).run();

        assertFound(Severity.OK, "camera.library", "libcamera v0.7.1 " + evidence, findings);
        assertEquals("camera.library", findings.getFirst().id());
        assertTrue(found.camera.closed && found.closed);
    }

    @Test
    void withoutALibraryThereIsNoCamera() {
        FoundCamera found = new FoundCamera(-1);

        List<Finding> findings = new CameraCheck(found, new VirtualClock(), FakeCamera.EXPOSURE).run();

        assertFound(Severity.FAIL, "camera.library", "The camera library is not at", findings);
        assertEquals(1, findings.size());
        assertTrue(findings.getFirst().remedy().contains("libcamera-dev"));
        assertTrue(found.closed);
    }

    /** Through a library that finds so many cameras, or -1 if there is none. */
    private static final class FoundCamera implements CameraCheck.Source {
        final FakeCamera camera = new FakeCamera();
        private final int cameras;
        boolean closed;

        FoundCamera(int cameras) {
            this.cameras = cameras;
        }

        @Override
        public Optional<CameraCheck.Library> library() throws CameraException {
            if (cameras < 0) {
                throw new CameraException(CameraException.Reason.NOT_INSTALLED, "The camera library is not at lib.so.");
            }
            return Optional.of(new CameraCheck.Library("v0.7.1", IntStream.range(0, cameras)
                    .mapToObj(i -> new AttachedCamera("id" + i, "imx477"))
                    .toList()));
        }

        @Override
        public Camera open() {
            return camera;
        }

        @Override
        public void close() {
            assertTrue(camera.closed || cameras < 0, "the camera is closed first");
            closed = true;
        }
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
