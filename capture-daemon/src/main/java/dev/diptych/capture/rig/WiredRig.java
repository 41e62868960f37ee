package dev.diptych.capture.rig;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.ContactConfig;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.McuConfig;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.contact.ContactChange;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.gpio.ContactLine;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.StoppableExecutor;
import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
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
    private final Optional<McuLights> mcu;
    private final Interlocks interlocks;
    private final StoppableExecutor executor;
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
            mcu = mcu(wanted, lights);
            interlocks = new Interlocks(() -> mcu.flatMap(McuLights::objection));
            executor = mcu.isPresent()
                    ? mcu.get()
                    : HostLights.open(wanted, lights, devices, this::opened, listener::told);
            if (!wanted.contacts().isEmpty()) {
                watch(wanted.contacts());
            }
            Camera camera = opened(devices.camera(wanted.camera()));
            rig = rig(wanted.camera(), camera, lights.equipment());
            // Closed first: a camera that hangs must not keep the lights from rest.
            opened(() -> executor.rest("The rig is closed."));
            mcu.ifPresent(McuLights::awaitReady);
        } catch (LinkException e) {
            close();
            throw new OperatorException(e.fault() + ": " + e.getMessage(), e);
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

    private Optional<McuLights> mcu(HardwareRig wanted, WiredLights lights) throws DeviceException, LinkException {
        if (wanted.mcu().isEmpty()) {
            return Optional.empty();
        }
        McuConfig on = wanted.mcu().get();
        return Optional.of(opened(new McuLights(lights.equipment(), lights.onBoard(), () -> devices.mcu(on),
                devices.clock(), listener::told)));
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
        return interlocks.clear().or(executor::clear);
    }

    /** How the board does that switches the lights; empty where this computer switches them. Any thread. */
    public Optional<McuVital> mcuVital() {
        return mcu.map(McuLights::vital);
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
