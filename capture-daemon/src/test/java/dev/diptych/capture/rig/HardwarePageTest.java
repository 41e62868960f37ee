package dev.diptych.capture.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.protocol.link.LinkFault;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.switching.FaultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever stands before a rig that refuses finds every code of a device in the page on hardware. */
class HardwarePageTest {
    /** Faults of a shot that a device is behind. */
    private static final EnumSet<FaultCode> OF_DEVICES = EnumSet.of(FaultCode.E_CAMERA, FaultCode.E_CAMERA_STALLED,
            FaultCode.E_CAMERA_GONE, FaultCode.E_EMERGENCY_STOP, FaultCode.E_DOOR_OPEN, FaultCode.E_EDGE_LATE,
            FaultCode.E_EXPOSURE, FaultCode.E_MCU_FAULT);

    @Test
    void everyCodeIsExplained() throws Exception {
        String page = Files.readString(Path.of("../docs/HARDWARE.md"));

        List<String> missing = Stream
                .of(Arrays.stream(DeviceFault.values()), Arrays.stream(LinkFault.values()), OF_DEVICES.stream())
                .flatMap(codes -> codes.map(Enum::name))
                .filter(code -> !page.contains("| `" + code + "` |"))
                .toList();

        assertEquals(List.of(), missing);
    }
}
