package dev.diptych.capture.config;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.hardware.HardwareReader;
import dev.diptych.capture.config.schema.TomlFile;
import dev.diptych.capture.config.schema.TomlSection;
import java.nio.file.Path;

/**
 * Reads {@code rig.toml}. Its keys are declared in {@link RigSchema} and described in docs/CONFIGURATION.md; an unknown
 * one is an error.
 */
public final class RigConfigReader {
    private RigConfigReader() {
    }

    /** @throws OperatorException with one sentence: the file, the line, the key, what is wrong and what is right */
    public static RigConfig read(Path file) throws OperatorException {
        TomlSection top = TomlFile.read(file, RigSchema.SCHEMA);
        HardwareReader.Equipment equipment = HardwareReader.read(top);
        return new RigConfig(QualityReader.read(top.table(QualityReader.TABLE)),
                top.table(FramingReader.TABLE).map(FramingReader::read).orElse(FramingReader.USUAL),
                equipment.responses(), BeliefsReader.roomLightRatio(top),
                PreviewReader.read(top.table(PreviewReader.TABLE)), BeliefsReader.maxCalibrationAge(top),
                ArchiveReader.spareFolder(top), ServiceReader.read(top), equipment.rig());
    }
}
