package dev.diptych.capture.config;

import dev.diptych.rig.camera.ColourGains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.libcamera.StreamKind;
import dev.diptych.capture.config.hardware.ContactConfig;
import dev.diptych.capture.config.hardware.DmxConfig;
import dev.diptych.capture.config.hardware.FlashDrive;
import dev.diptych.capture.config.hardware.FlashProtection;
import dev.diptych.capture.config.hardware.FrameSize;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.config.hardware.HostTiming;
import dev.diptych.capture.config.hardware.LightConfig;
import dev.diptych.capture.config.hardware.Wiring;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.contact.ContactRole;
import dev.diptych.rig.dmx.FixtureAddress;
import dev.diptych.rig.dmx.PacketRate;
import dev.diptych.rig.gpio.LineAddress;
import dev.diptych.rig.gpio.LineBias;
import dev.diptych.rig.gpio.LineWiring;
import dev.diptych.rig.light.LightKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiredRigTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everythingIsWiredAsItIsWritten() throws Exception {
        HardwareRig rig = rig(WiredRigToml.TOML);

        assertEquals("Raspberry Pi 5", rig.board().orElseThrow().name());
        assertEquals(List.of(
                new LightConfig("lamp", LightKind.STUDIO_LAMP,
                        new Wiring.Gpio(
                                new LineWiring(new LineAddress("pinctrl-rp1", "GPIO17"), false, LineBias.AS_IS))),
                new LightConfig("panel", LightKind.STUDIO_LAMP,
                        new Wiring.Dmx(new FixtureAddress(folder.resolve("panel.json"), "8bit", 7), Optional.empty(),
                                Map.of())),
                new LightConfig("flash", LightKind.FLASH,
                        new Wiring.Gpio(new LineWiring(new LineAddress("other", "3"), false, LineBias.AS_IS)))),
                rig.lights());
        assertEquals(new FlashProtection(OptionalLong.of(150_000_000), FlashDrive.TORCH), rig.flash());
        assertEquals(new HostTiming(1_000_000, false), rig.timing());
        assertEquals(Optional.of(new DmxConfig(Path.of("/dev/ttyUSB0"), PacketRate.AS_SET)), rig.dmx());
        assertEquals(List.of(new ContactConfig("pedal", ContactRole.TRIGGER,
                new LineWiring(new LineAddress("pinctrl-rp1", "GPIO5"), false, LineBias.PULL_UP), 10_000_000)),
                rig.contacts());
    }

    @Test
    void aCameraHasItsDefaults() throws Exception {
        assertEquals(new CameraConfig(Optional.empty(), Optional.empty(), StreamKind.RAW, Optional.empty(),
                new FrameTiming(33_333_333, 18_300_000), new ExposureSetting(10_000_000, 1),
                new ExposureSetting(20_000_000, 4), Optional.empty(), OptionalDouble.empty(), TimestampMeaning.UNKNOWN,
                6, 500_000), rig(WiredRigToml.TOML).camera());
    }

    @Test
    void aCameraCanBeToldEverything() throws Exception {
        CameraConfig camera = rig(WiredRigToml.with("studio_gain = 1", """
                studio_gain = 1
                id = "two"
                library = "lib/libdiptych-camera.so"
                stream = "processed"
                width = 640
                height = 480
                frames_per_second = 25
                colour_gain_red = 2
                colour_gain_blue = 1.5
                lens_position_dioptres = 0.8
                timestamps = "readout-start"
                buffers = 8
                phase_uncertainty_ms = 0.2""")).camera();

        assertEquals(new CameraConfig(Optional.of("two"), Optional.of(folder.resolve("lib/libdiptych-camera.so")),
                StreamKind.PROCESSED, Optional.of(new FrameSize(640, 480)), new FrameTiming(40_000_000, 18_300_000),
                new ExposureSetting(10_000_000, 1), new ExposureSetting(20_000_000, 4),
                Optional.of(new ColourGains(2, 1.5)), OptionalDouble.of(0.8), TimestampMeaning.READOUT_START,
                8, 200_000), camera);
    }

    @Test
    void aWiredLightMayBeBelievedToAnswerSo() throws Exception {
        RigConfig config = read(WiredRigToml.with("pin = 11", """
                pin = 11
                off_dead_ms = [1, 2, 3]
                off_fall_ms = [1, 2, 3]
                on_dead_ms = [1, 2, 3]
                on_rise_ms = [4, 5, 6]"""));

        assertEquals(List.of("lamp"), List.copyOf(config.responses().keySet()));
        assertEquals(Map.of(), read(WiredRigToml.TOML).responses());
    }

    @Test
    void aFixtureMayNameItsDimmerAndKeepOtherChannels() throws Exception {
        HardwareRig rig = rig(WiredRigToml.with("address = 7",
                "address = 7#dimmer = \"Master\"#channels = { \"Colour Temperature\" = 0.5, Strobe = 0 }"));

        assertEquals(new Wiring.Dmx(new FixtureAddress(folder.resolve("panel.json"), "8bit", 7), Optional.of("Master"),
                Map.of("Colour Temperature", 0.5, "Strobe", 0.0)), rig.lights().get(1).wiring());
    }

    private HardwareRig rig(String toml) throws Exception {
        return read(toml).hardware().orElseThrow();
    }

    private RigConfig read(String toml) throws Exception {
        return RigConfigReader.read(Files.writeString(folder.resolve("rig.toml"), toml));
    }
}
