package dev.diptych.capture.libcamera;

import dev.diptych.capture.libcamera.internal.ConfiguredMode;
import dev.diptych.capture.libcamera.internal.FrameExchange;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;

/** Whether a camera can do what the rig needs of it; each refusal says what is missing. */
record ModeCheck(String cameraId, ConfiguredMode mode, LibcameraSettings settings) {
    void requireUsable() throws CameraException {
        if (!mode.manualExposure()) {
            throw refused("has no exposure control, so no frame of it can be asked for or prove anything; use a camera"
                    + " whose exposure and gain can be set");
        }
        if (settings.whiteBalance().isPresent() && !mode.fixedWhiteBalance()) {
            throw refused("cannot fix its white balance; leave the white balance gains out of the configuration");
        }
        if (settings.lensPositionDioptres().isPresent() && !mode.fixedFocus()) {
            throw refused("cannot be focused; leave the lens position out of the configuration");
        }
        if (!mode.framePeriodNanos().allow(settings.framePeriodNanos())) {
            throw refused(
                    "has a frame every %.3f to %.3f ms in this mode, but is asked for one every %.3f ms; configure another frame period"
                            .formatted(mode.framePeriodNanos().least() / 1e6, mode.framePeriodNanos().most() / 1e6,
                                    settings.framePeriodNanos() / 1e6));
        }
        if (mode.buffers() < FrameExchange.LEAST_BUFFERS) {
            throw refused("gives " + mode.buffers() + " buffers, but a stream needs " + FrameExchange.LEAST_BUFFERS
                    + "; configure a smaller mode of it, or give the kernel more CMA memory");
        }
    }

    void requirePossible(ExposureSetting exposure) throws CameraException {
        if (exposure.exposureNanos() > settings.framePeriodNanos()
                || !mode.exposureNanos().allow(exposure.exposureNanos())) {
            double mostMillis = Math.min(settings.framePeriodNanos(), mode.exposureNanos().most() > 0
                    ? mode.exposureNanos().most()
                    : Double.MAX_VALUE) / 1e6;
            throw refused("exposes for %.3f to %.3f ms, but is asked for %.3f ms; configure another exposure".formatted(
                    mode.exposureNanos().least() / 1e6, mostMillis, exposure.exposureNanos() / 1e6));
        }
        if (!mode.gain().allow(exposure.gain())) {
            throw refused("has gains of %.2f to %.2f, but is asked for %.2f; configure another gain".formatted(
                    mode.gain().least(), mode.gain().most(), exposure.gain()));
        }
    }

    private CameraException refused(String why) {
        return new CameraException("The camera \"" + cameraId + "\" " + why + ".");
    }
}
