package dev.diptych.capture.doctor;

import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.LightConfig;
import dev.diptych.capture.config.hardware.Wiring;
import dev.diptych.capture.rig.WiredLights;
import dev.diptych.rig.gpio.GpioChips;
import dev.diptych.rig.gpio.LineAddress;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.HostTimer;
import dev.diptych.rig.host.RealTimeScheduling;
import dev.diptych.rig.time.SystemClock;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks of a rig of hardware beside its camera and the microcontroller that switches its lights. */
final class WiredChecks {
    private WiredChecks() {
    }

    static List<Check> of(HardwareRig rig) {
        List<Check> checks = new ArrayList<>();
        Map<String, LineAddress> lines = lines(rig);
        if (!lines.isEmpty()) {
            checks.add(new LinesCheck(lines, WiredChecks::linesOfThisComputer));
        }
        rig.dmx().ifPresent(universe -> checks.add(new FixturesCheck(universe.port(), new WiredLights(rig).onDmx())));
        if (rig.mcu().isEmpty()) {
            checks.add(new TimingCheck(() -> scheduling(rig.timing().realtime()),
                    ManagementFactory.getGarbageCollectorMXBeans()
                            .stream()
                            .map(GarbageCollectorMXBean::getName)
                            .toList()));
        }
        checks.add(new BoardCheck(rig.board(), rig.flash()));
        return checks;
    }

    private static Map<String, LineAddress> lines(HardwareRig rig) {
        Map<String, LineAddress> lines = new LinkedHashMap<>();
        for (LightConfig light : rig.lights()) {
            if (light.wiring() instanceof Wiring.Gpio gpio) {
                lines.put(light.id(), gpio.line().address());
            }
        }
        rig.contacts().forEach(contact -> lines.put(contact.id(), contact.wiring().address()));
        return lines;
    }

    private static LinesCheck.Lines linesOfThisComputer() throws DeviceException {
        GpioChips chips = GpioChips.ofThisComputer();
        return new LinesCheck.Lines() {
            @Override
            public String find(LineAddress address) throws DeviceException {
                return chips.find(address).toString();
            }

            @Override
            public Optional<String> holder(LineAddress address) throws DeviceException {
                return chips.holder(chips.find(address));
            }
        };
    }

    private static RealTimeScheduling scheduling(boolean realtime) {
        try (HostTimer timer = new HostTimer(new SystemClock(), realtime)) {
            return timer.scheduling();
        }
    }
}
