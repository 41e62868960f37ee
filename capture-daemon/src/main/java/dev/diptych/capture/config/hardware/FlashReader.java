package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.capture.config.schema.TomlText;
import dev.diptych.rig.light.LightKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code [flash]}: what keeps it from burning. */
final class FlashReader {
    private static final double NANOS_PER_MILLI = 1e6;
    /** Twice the longest flash that is ever planned: a line that hangs must not burn the LED. */
    private static final long LONGEST_STROBE_NANOS = 100_000_000;
    private static final Key<Long> HARDWARE_CAP_MS = Key.without("hardware_cap_ms", KeyTypes.millis(1, 400),
            "needed in a rig of hardware; with `mcu`, which ends the flash by a timer of its own, it may be left out",
            "the longest time after which the one-shot behind the flash's line or output ends it, whatever this program does, its "
                    + "parts' tolerances counted; seven tenths of it must cover readout and exposure",
            "385");
    private static final Key<FlashDrive> DRIVE = Key.usual("drive",
            KeyTypes.oneOf(Map.of("torch", FlashDrive.TORCH, "strobe", FlashDrive.STROBE)), "\"torch\"",
            "`torch`: the LED is driven within its continuous rating, at most 250 ms on; `strobe`: above it, at most 50 ms, with "
                    + "a one-shot of 100 ms at most",
            "\"strobe\"");
    static final Table TABLE = Table.single("flash", "What keeps the flash from burning.",
            List.of(HARDWARE_CAP_MS, DRIVE));

    private FlashReader() {
    }

    static FlashProtection read(TomlSection top, CameraConfig camera, List<LightConfig> lights, LightsReader sections)
            throws OperatorException {
        Optional<TomlSection> found = top.table(TABLE);
        FlashDrive drive = found.map(section -> section.value(DRIVE)).orElseGet(DRIVE::usualValue);
        Optional<Long> given = found.flatMap(section -> section.find(HARDWARE_CAP_MS));
        if (given.isEmpty()) {
            if (lights.stream().anyMatch(light -> !(light.wiring() instanceof Wiring.Mcu))) {
                throw unprotected(lights, sections);
            }
            // The board is the layer below this computer: its guard ends a flash that its timeline does not.
            return new FlashProtection(OptionalLong.empty(), drive);
        }
        return behind(given.get(), drive, camera, found.orElseThrow());
    }

    private static FlashProtection behind(long capNanos, FlashDrive drive, CameraConfig camera, TomlSection section)
            throws OperatorException {
        long litNanos = camera.timing().readoutNanos() + camera.flashExposure().exposureNanos();
        FlashProtection flash = new FlashProtection(OptionalLong.of(capNanos), drive);
        long certainNanos = flash.certainNanos().orElseThrow();
        if (certainNanos < litNanos) {
            throw section
                    .wrong(HARDWARE_CAP_MS, "the flash must last for readout and exposure, "
                            + TomlText.of(litNanos / NANOS_PER_MILLI) + " ms, but a one-shot of "
                            + TomlText.of(capNanos / NANOS_PER_MILLI) + " ms at its longest may end it after "
                            + TomlText.of(certainNanos / NANOS_PER_MILLI) + " ms.");
        }
        if (flash.drive() == FlashDrive.STROBE && capNanos > LONGEST_STROBE_NANOS) {
            throw section
                    .wrong(HARDWARE_CAP_MS,
                            "an LED that is driven above its continuous rating needs a one-shot of 100 ms at "
                                    + "most, but this one ends it after " + TomlText.of(capNanos / NANOS_PER_MILLI)
                                    + " ms; fit a shorter one, or drive it as a torch.");
        }
        return flash;
    }

    private static OperatorException unprotected(List<LightConfig> lights, LightsReader sections) {
        LightConfig flash = lights.stream().filter(light -> light.kind() == LightKind.FLASH).findFirst().orElseThrow();
        return sections.section(flash)
                .wrong(LightKeys.DRIVER,
                        "E_FLASH_UNPROTECTED: a flash needs a hardware one-shot behind its line, because nothing else ends it "
                                + "when this computer fails; write its time as hardware_cap_ms in [flash].");
    }
}
