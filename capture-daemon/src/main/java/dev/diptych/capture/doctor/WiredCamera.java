package dev.diptych.capture.doctor;

import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.libcamera.CameraLibrary;
import dev.diptych.capture.rig.RigDevices;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import java.util.Optional;

/** The camera of a rig of hardware. */
public record WiredCamera(RigDevices devices, CameraConfig wanted) implements CameraCheck.Source {
    @Override
    public Optional<CameraCheck.Library> library() throws CameraException {
        CameraLibrary cameras = devices.cameras(wanted);
        return Optional.of(new CameraCheck.Library(cameras.libcameraVersion(), cameras.cameras()));
    }

    @Override
    public Camera open() throws CameraException {
        return devices.camera(wanted);
    }

    @Override
    public void close() {
        devices.close();
    }
}
