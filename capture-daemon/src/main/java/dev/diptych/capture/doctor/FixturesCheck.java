package dev.diptych.capture.doctor;

import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.dmx.DmxLightOutputs;
import dev.diptych.rig.host.DeviceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the DMX widget's port is there and may be used, and the fixtures' files fit. Nothing is sent. */
public final class FixturesCheck implements Check {
    private final Path port;
    private final List<DmxLight> lights;

    public FixturesCheck(Path port, List<DmxLight> lights) {
        this.port = port;
        this.lights = List.copyOf(lights);
    }

    @Override
    public String part() {
        return "dmx";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(port());
        try {
            DmxLightOutputs.requirePatchable(lights);
            findings.add(Finding.ok("dmx.fixtures", "The files of " + lights.size()
                    + (lights.size() == 1 ? " fixture fit." : " fixtures fit, and no two share a slot.")));
        } catch (DeviceException e) {
            findings.add(Finding.fail("dmx.fixtures", e.fault() + ": " + e.getMessage(),
                    "Mend the fixture's file, or its mode and address in [[light]]."));
        }
        return findings;
    }

    private Finding port() {
        if (!Files.exists(port)) {
            return Finding.fail("dmx.port", "The DMX widget's port " + port + " is not there.",
                    "Plug the widget in, and name it as ls /dev/serial/by-id does.");
        }
        return Files.isReadable(port) && Files.isWritable(port)
                ? Finding.ok("dmx.port", "The DMX widget's port " + port + " is there.")
                : Finding.fail("dmx.port", "The DMX widget's port " + port + " may not be used by this user.",
                        "sudo usermod -aG dialout $USER, then log in again.");
    }
}
