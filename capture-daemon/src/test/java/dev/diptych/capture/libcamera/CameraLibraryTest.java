package dev.diptych.capture.libcamera;

import static dev.diptych.capture.libcamera.CameraRig.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraLibraryTest {
    @TempDir
    Path folder;

    @Test
    void aMissingLibraryIsSaidToBeMissingAndHowToBuildIt() {
        Path nowhere = folder.resolve("libdiptych-camera.so");

        assertFails(Reason.NOT_INSTALLED, "The camera library is not at " + nowhere
                + "; build it on this computer with capture-daemon/src/main/native/camera/build.",
                () -> CameraLibrary.load(Optional.of(nowhere)));
    }

    @Test
    void whatIsNoLibraryIsNotLoaded() throws Exception {
        Path text = Files.writeString(folder.resolve("libdiptych-camera.so"), "no library");

        String sentence = String.valueOf(
                assertFails(Reason.NOT_INSTALLED, () -> CameraLibrary.load(Optional.of(text))).getMessage());

        assertTrue(sentence.startsWith("The camera library " + text + " cannot be loaded ("), sentence);
        assertTrue(
                sentence.endsWith(
                        "; build it again on this computer with capture-daemon/src/main/native/camera/build."),
                sentence);
    }

    @Test
    void aLibraryOfAnotherVersionIsNotUsed() {
        FakeCameraLibrary fake = FakeCameraLibrary.fresh();
        fake.set("abi_version", 2);

        assertFails(Reason.NOT_INSTALLED,
                "The camera library " + fake.path() + " has version 2 of its interface, but this"
                        + " program needs version 1; build it again with capture-daemon/src/main/native/camera/build.",
                () -> CameraLibrary.load(Optional.of(fake.path())));
    }

    @Test
    void itListsWhatIsPluggedIn() throws Exception {
        FakeCameraLibrary fake = FakeCameraLibrary.fresh();
        fake.add("usb", "Caméra");

        try (CameraLibrary library = CameraLibrary.load(Optional.of(fake.path()))) {
            assertEquals(List.of(new AttachedCamera(FakeCameraLibrary.CAMERA_ID, "imx477"),
                    new AttachedCamera("usb", "Caméra")), library.cameras());
            fake.unplug();
            assertEquals(List.of(new AttachedCamera("usb", "Caméra")), library.cameras());
            assertEquals("fake", library.libcameraVersion());
        }
    }
}
