package dev.diptych.capture.rig;

import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.DmxConfig;
import dev.diptych.capture.config.hardware.McuConfig;
import dev.diptych.capture.libcamera.CameraLibrary;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.gpio.ContactLine;
import dev.diptych.rig.gpio.LightLine;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Opens the devices that a configuration names. Whoever opens one closes it, and after them this, which has what they
 * share; more may be opened then.
 */
public interface RigDevices extends AutoCloseable {
    /** The clock that all of them share. */
    Clock clock();

    /** @param realtime whether to ask for real-time scheduling */
    StepTimer timer(boolean realtime);

    /** What finds the cameras: one for all of them. */
    CameraLibrary cameras(CameraConfig wanted) throws CameraException;

    Camera camera(CameraConfig wanted) throws CameraException;

    /** @param lights by their ids, at least one */
    LightOutputs lights(Map<String, LightLine> lights) throws DeviceException;

    /** @param contacts by their ids, at least one */
    ContactSource contacts(Map<String, ContactLine> contacts) throws DeviceException;

    /** @param lights at least one */
    LightOutputs fixtures(DmxConfig universe, List<DmxLight> lights) throws DeviceException;

    /** @return the board of that port, which has said who it is */
    Board mcu(McuConfig wanted) throws LinkException;

    @Override
    void close();
}
