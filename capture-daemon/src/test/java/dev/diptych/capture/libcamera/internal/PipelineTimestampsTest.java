package dev.diptych.capture.libcamera.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.camera.TimestampMeaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTimestampsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "Raspberry Pi 4 | /base/soc/i2c0mux/i2c@1/imx477@1a | READOUT_START",
        "Raspberry Pi 3 | /base/soc/i2c0if/i2c@1/imx219@10 | READOUT_START",
        "Raspberry Pi 5 | /base/axi/pcie@120000/rp1/i2c@88000/imx708@1a | READOUT_START",
        "a USB camera on a Raspberry Pi | /base/scb/pcie@7d500000/pci@0,0/usb@0,0-1.4:1.0-046d:0825 | UNKNOWN",
        "a USB camera on a laptop | \\_SB_.PCI0.XHC_.RHUB.HS05-5:1.0-0408:5251 | UNKNOWN",
        "another board | /base/i2c@ff110000/camera@36 | UNKNOWN",
        "the kernel's virtual one | platform/vimc.0 Sensor B | UNKNOWN"})
    void onlyWhatADriverIsKnownToMarkIsSaid(String what, String id, TimestampMeaning expected) {
        assertEquals(expected, PipelineTimestamps.of(id).meaning());
    }
}
