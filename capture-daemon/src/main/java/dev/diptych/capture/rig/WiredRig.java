package dev.diptych.capture.rig;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.ContactConfig;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.contact.ContactChange;
import dev.diptych.rig.contact.ContactRole;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.gpio.ContactLine;
import dev.diptych.rig.gpio.LightLine;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.HardwareOneShot;
import dev.diptych.rig.host.HostShotExecutor;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rig of devices that are wired to this computer. The lights are opened first, each at its rest level, the camera last;
 * closed is the other way round. An emergency stop puts the lights to rest from the thread that watches the contacts.
 */
public final class WiredRig implements AutoCloseable {
    private final RigDevices devices;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Interlocks interlocks = new Interlocks();
    private final HostShotExecutor executor;
    private final Rig rig;
    private volatile Listener listener = Listener.NOBODY;

    /** Hears from the thread that watches the contacts, and does not block it. */
    public interface Listener {
        Listener NOBODY = new Listener() {
            @Override
            public void triggered(String contactId) {
                // A button that is pressed before anybody listens takes no pair.
            }

            @Override
            public void told(String sentence) {
                // What keeps the rig from firing is told when somebody asks it to.
            }
        };

        /** A button or a pedal was pressed. */
        void triggered(String contactId);

        /** Something that the operator should know at once. */
        void told(String sentence);
    }

    /** @throws OperatorException if a device cannot be had; those that were opened before are closed again */
    public static WiredRig open(HardwareRig wanted, RigDevices devices) throws OperatorException {
        return new WiredRig(wanted, devices);
    }

    private WiredRig(HardwareRig wanted, RigDevices devices) throws OperatorException {
        this.devices = devices;
        try {
            WiredLights lights = new WiredLights(wanted);
            executor = executor(wanted, lights);
            executor.warmUp();
            if (!wanted.contacts().isEmpty()) {
                watch(wanted.contacts());
            }
            Camera camera = opened(devices.camera(wanted.camera()));
            rig = rig(wanted.camera(), camera, lights.equipment());
        } catch (DeviceException e) {
            close();
            throw new OperatorException(e.fault() + ": " + e.getMessage(), e);
        } catch (CameraException e) {
            close();
            throw new OperatorException(code(e) + ": " + e.getMessage(), e);
        } catch (ShotException e) {
            close();
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
    }

    private HostShotExecutor executor(HardwareRig wanted, WiredLights lights) throws DeviceException {
        List<LightOutputs> outputs = new ArrayList<>();
        Map<String, LightLine> lines = lights.onLines();
        if (!lines.isEmpty()) {
            outputs.add(opened(devices.lights(lines)));
        }
        List<DmxLight> fixtures = lights.onDmx();
        if (!fixtures.isEmpty()) {
            outputs.add(opened(devices.fixtures(wanted.dmx().orElseThrow(), fixtures)));
        }
        StepTimer timer = opened(devices.timer(wanted.timing().realtime()));
        Optional<HardwareOneShot> oneShot = Optional.of(new HardwareOneShot(wanted.flash().hardwareCapNanos()));
        return new HostShotExecutor(lights.equipment(), outputs, oneShot, wanted.timing().edgeUncertaintyNanos(), timer,
                devices.clock());
    }

    private Rig rig(CameraConfig wanted, Camera camera, LightSet lights) {
        Clock clock = devices.clock();
        PixelFormat format = camera.format();
        return new Rig("Rig of " + lights.lamps().size() + (lights.lamps().size() == 1 ? " lamp" : " lamps") + ", "
                + format.widthPx() + "x" + format.heightPx(), clock, camera,
                new LightControl(clock, lights, executor, new SafetyGate(lights)), wanted.studioExposure(),
                wanted.flashExposure(), wanted.phaseUncertaintyNanos());
    }

    private void watch(List<ContactConfig> wanted) throws DeviceException {
        Map<String, ContactLine> lines = new LinkedHashMap<>();
        wanted.forEach(contact -> lines.put(contact.id(),
                new ContactLine(contact.wiring(), contact.role(), contact.debounceNanos())));
        ContactSource contacts = opened(devices.contacts(lines));
        contacts.listen(this::changed);
        for (ContactConfig contact : wanted) {
            // A stop that is pressed and a door that is open make no edge.
            if (contact.role() != ContactRole.TRIGGER && contacts.isActive(contact.id())) {
                changed(new ContactChange(contact.id(), contact.role(), true, devices.clock().nanos(), 0));
            }
        }
    }

    private void changed(ContactChange change) {
        interlocks.changed(change);
        if (!change.active()) {
            return;
        }
        switch (change.role()) {
            case EMERGENCY_STOP -> stop(change.contactId());
            case TRIGGER -> listener.triggered(change.contactId());
            case DOOR -> {
                // The interlocks keep it.
            }
        }
    }

    private void stop(String contactId) {
        String reason = "The emergency stop \"" + contactId + "\" was hit.";
        Optional<String> notAtRest = executor.rest(reason);
        listener.told(FaultCode.E_EMERGENCY_STOP + ": " + reason + " "
                + notAtRest.orElse("Every light was put to rest; nothing fires until the fault is cleared."));
    }

    private <T extends AutoCloseable> T opened(T device) {
        open.push(device);
        return device;
    }

    private static String code(CameraException e) {
        return Fault.of(e).code().name();
    }

    public Rig rig() {
        return rig;
    }

    public Interlocks interlocks() {
        return interlocks;
    }

    /** From now on. */
    public void listen(Listener next) {
        listener = next;
    }

    /** A person has seen to the cause of an emergency stop or a fault: shots may be fired again. */
    public void clear() {
        executor.clear();
    }

    /** Safe in any state: the camera first, then the lights, which go to rest. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
        }
    }

    private static void closeQuietly(AutoCloseable device) {
        try {
            device.close();
        } catch (Exception e) {
            // What cannot even be closed must not keep the lights that are left from being put to rest.
            return;
        }
    }
}
