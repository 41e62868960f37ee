package dev.diptych.capture.rig;

import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.gpio.LightLine;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.HardwareOneShot;
import dev.diptych.rig.host.HostShotExecutor;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.switching.ShotException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Opens what switches lights from this computer, by its own clock. */
final class HostLights {
    private HostLights() {
    }

    /**
     * Warmed up.
     *
     * @param opened takes each device as soon as it is open
     * @param told what the operator should know
     */
    static HostShotExecutor open(HardwareRig wanted, WiredLights lights, RigDevices devices,
            Consumer<AutoCloseable> opened, Consumer<String> told) throws DeviceException, ShotException {
        List<LightOutputs> outputs = new ArrayList<>();
        Map<String, LightLine> lines = lights.onLines();
        if (!lines.isEmpty()) {
            outputs.add(devices.lights(lines));
            opened.accept(outputs.getLast());
        }
        List<DmxLight> fixtures = lights.onDmx();
        if (!fixtures.isEmpty()) {
            outputs.add(devices.fixtures(wanted.dmx().orElseThrow(), fixtures));
            opened.accept(outputs.getLast());
        }
        StepTimer timer = devices.timer(wanted.timing().realtime());
        opened.accept(timer);
        timer.remark().ifPresent(told);
        HardwareOneShot oneShot = new HardwareOneShot(wanted.flash().hardwareCapNanos().orElseThrow());
        HostShotExecutor executor = new HostShotExecutor(lights.equipment(), outputs, oneShot,
                wanted.timing().edgeUncertaintyNanos(), timer, devices.clock());
        executor.warmUp();
        return executor;
    }
}
