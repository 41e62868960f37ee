package dev.diptych.capture.rig;

import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.DmxConfig;
import dev.diptych.capture.config.hardware.McuConfig;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.Boards;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.capture.config.hardware.FrameSize;
import dev.diptych.capture.libcamera.CameraLibrary;
import dev.diptych.capture.libcamera.LibcameraCamera;
import dev.diptych.capture.libcamera.LibcameraSettings;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.dmx.DmxLightOutputs;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.gpio.ContactLine;
import dev.diptych.rig.gpio.GpioLines;
import dev.diptych.rig.gpio.LightLine;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.HostTimer;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.SystemClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is plugged into this computer. */
public final class HostDevices implements RigDevices {
    private final Clock clock = new SystemClock();
    /** libcamera is started once in a process. */
    private @Nullable CameraLibrary library;

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public StepTimer timer(boolean realtime) {
        return new HostTimer(clock, realtime);
    }

    @Override
    public CameraLibrary cameras(CameraConfig wanted) throws CameraException {
        CameraLibrary loaded = library == null ? CameraLibrary.load(wanted.library()) : library;
        library = loaded;
        return loaded;
    }

    @Override
    public Camera camera(CameraConfig wanted) throws CameraException {
        return LibcameraCamera.open(cameras(wanted), settings(wanted), clock);
    }

    /** What a configuration asks of a camera. */
    public static LibcameraSettings settings(CameraConfig wanted) {
        return new LibcameraSettings(wanted.id(), wanted.stream(),
                wanted.size().map(FrameSize::widthPx).orElse(0), wanted.size().map(FrameSize::heightPx).orElse(0),
                wanted.timing().framePeriodNanos(), wanted.timing().readoutNanos(), wanted.buffers(),
                wanted.colourGains(),
                wanted.lensPositionDioptres().isPresent()
                        ? Optional.of(wanted.lensPositionDioptres().getAsDouble())
                        : Optional.empty(),
                Optional.of(wanted.timestamps()).filter(meaning -> meaning != TimestampMeaning.UNKNOWN));
    }

    @Override
    public LightOutputs lights(Map<String, LightLine> lights) throws DeviceException {
        return GpioLines.ofThisComputer().openLights(lights, clock);
    }

    @Override
    public ContactSource contacts(Map<String, ContactLine> contacts) throws DeviceException {
        return GpioLines.ofThisComputer().openContacts(contacts, clock);
    }

    @Override
    public LightOutputs fixtures(DmxConfig universe, List<DmxLight> lights) throws DeviceException {
        return DmxLightOutputs.open(universe.port(), universe.rate(), lights, clock);
    }

    @Override
    public Board mcu(McuConfig wanted) throws LinkException {
        return Boards.open(wanted.port().toString(), wanted.serial());
    }

    @Override
    public void close() {
        CameraLibrary loaded = library;
        if (loaded != null) {
            library = null;
            loaded.close();
        }
    }
}
