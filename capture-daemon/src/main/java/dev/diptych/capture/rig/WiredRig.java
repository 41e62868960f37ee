package dev.diptych.capture.rig;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.ContactConfig;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.contact.ContactChange;
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
 * A rig of devices that are wired to this computer. The lights are opened first, each at its rest level, the camera last.
 * When it is closed, every light is put to rest before anything else; then the devices go the other way round, and last
 * what they share. An emergency stop puts the lights to rest from the thread that watches the contacts.
 */
public final class WiredRig implements AutoCloseable {
    private final RigDevices devices;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Interlocks interlocks = new Interlocks();
    private final HostShotExecutor executor;
    private final Rig rig;
    private final Listener listener;

    /** Hears from the thread that watches the contacts, and does not block it. */
    public interface Listener {
        /** A button or a pedal was pressed. */
        void triggered(String contactId);

        /** Something that the operator should know at once. */
        void told(String sentence);
    }

    /** @throws OperatorException if a device cannot be had; those that were opened before are closed again */
    public static WiredRig open(HardwareRig wanted, RigDevices devices, Listener listener) throws OperatorException {
        return new WiredRig(wanted, devices, listener);
    }

    private WiredRig(HardwareRig wanted, RigDevices devices, Listener listener) throws OperatorException {
        this.devices = opened(devices);
        this.listener = listener;
        try {
            WiredLights lights = new WiredLights(wanted);
            executor = executor(wanted, lights);
            executor.warmUp();
            if (!wanted.contacts().isEmpty()) {
                watch(wanted.contacts());
            }
            Camera camera = opened(devices.camera(wanted.camera()));
            rig = rig(wanted.camera(), camera, lights.equipment());
            // Closed first: a camera that hangs must not keep the lights from rest.
            opened(() -> executor.rest("The rig is closed."));
        } catch (DeviceException e) {
            close();
            throw new OperatorException(e.fault() + ": " + e.getMessage(), e);
        } catch (CameraException e) {
            close();
            throw new OperatorException(Fault.of(e).line(), e);
        } catch (ShotException e) {
            close();
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            // A driver's bug must not leave lights away from rest.
            close();
            throw e;
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
        timer.remark().ifPresent(listener::told);
        HardwareOneShot oneShot = new HardwareOneShot(wanted.flash().hardwareCapNanos());
        return new HostShotExecutor(lights.equipment(), outputs, oneShot, wanted.timing().edgeUncertaintyNanos(), timer,
                devices.clock());
    }

    private Rig rig(CameraConfig wanted, Camera camera, LightSet lights) {
        Clock clock = devices.clock();
        PixelFormat format = camera.format();
        return new Rig("Rig of " + lights.lamps().size() + (lights.lamps().size() == 1 ? " lamp" : " lamps") + ", "
                + format.widthPx() + "x" + format.heightPx(), clock, camera,
                new LightControl(clock, lights, executor, new SafetyGate(lights), interlocks::objection),
                wanted.studioExposure(),
                wanted.flashExposure(), wanted.phaseUncertaintyNanos());
    }

    private void watch(List<ContactConfig> wanted) throws DeviceException {
        Map<String, ContactLine> lines = new LinkedHashMap<>();
        wanted.forEach(contact -> lines.put(contact.id(),
                new ContactLine(contact.wiring(), contact.role(), contact.debounceNanos())));
        ContactSource contacts = opened(devices.contacts(lines));
        // Returns when a stop that is pressed at the start has been heard of: nothing can fire before.
        contacts.listen(this::changed);
    }

    private void changed(ContactChange change) {
        interlocks.changed(change);
        switch (change.role()) {
            case EMERGENCY_STOP -> {
                if (change.active()) {
                    stop(change);
                }
            }
            case TRIGGER -> {
                if (change.lost()) {
                    listener.told(change.lostSentence());
                } else if (change.active()) {
                    listener.triggered(change.contactId());
                }
            }
            case DOOR -> {
                // That it is open is the interlocks' to tell.
                if (change.lost()) {
                    listener.told(FaultCode.E_DOOR_OPEN + ": " + change.lostSentence());
                }
            }
        }
    }

    private void stop(ContactChange change) {
        String reason = change.lost()
                ? change.lostSentence()
                : "The emergency stop \"" + change.contactId() + "\" was hit.";
        Optional<String> notAtRest = executor.rest(reason);
        listener.told(FaultCode.E_EMERGENCY_STOP + ": " + reason + " "
                + notAtRest.orElse(change.lost()
                        ? "Every light was put to rest; nothing fires until then."
                        : "Every light was put to rest; nothing fires until the fault is cleared."));
    }

    private <T extends AutoCloseable> T opened(T device) {
        open.push(device);
        return device;
    }

    public Rig rig() {
        return rig;
    }

    public Interlocks interlocks() {
        return interlocks;
    }

    /**
     * A person has seen to the cause of an emergency stop or a fault: shots may be fired again.
     *
     * @return why they may not; empty if they may
     */
    public Optional<String> clear() {
        Optional<String> held = interlocks.clear();
        if (held.isEmpty()) {
            executor.clear();
        }
        return held;
    }

    /**
     * Every light to rest now, whatever is being shot; nothing fires until it is {@linkplain #clear cleared}. Any thread.
     *
     * @return what is not at rest; empty if all is
     */
    public Optional<String> rest(String reason) {
        return executor.rest(reason);
    }

    /** Safe in any state: the lights go to rest, then the camera is closed, the lights' outputs last. */
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
