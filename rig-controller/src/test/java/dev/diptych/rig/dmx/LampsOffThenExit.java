package dev.diptych.rig.dmx;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that ends with its lamps off and its outputs open. */
final class LampsOffThenExit {
    private LampsOffThenExit() {
    }

    /** @param args the widget's port */
    public static void main(String[] args) throws DeviceException {
        DmxLightOutputs outputs = DmxLightOutputs.open(Path.of(args[0]), PacketRate.AS_SET,
                List.of(new DmxLight("key", LightKind.STUDIO_LAMP,
                        new FixtureAddress(Path.of("../examples/fixtures/generic-dimmer.json"), "16 bit", 1), null,
                        Map.of())),
                new SystemClock());
        outputs.switchTo(List.of(new LightLevel("key", 0)));
        System.exit(0);
    }
}
