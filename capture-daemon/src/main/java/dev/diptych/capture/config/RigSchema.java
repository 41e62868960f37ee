package dev.diptych.capture.config;

import dev.diptych.capture.config.hardware.HardwareReader;
import dev.diptych.capture.config.schema.Schema;
import dev.diptych.capture.config.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** Every key of {@code rig.toml}: docs/CONFIGURATION.md is made from it. */
final class RigSchema {
    static final Schema SCHEMA = new Schema("configuration",
            Table.single("", "Before any table.", HardwareReader.TOP),
            Stream.concat(HardwareReader.TABLES.stream(),
                    Stream.of(PreviewReader.TABLE, QualityReader.TABLE, FramingReader.TABLE,
                            BeliefsReader.ROOM, BeliefsReader.CALIBRATION, ArchiveReader.TABLE,
                            ServiceReader.RIG, ServiceReader.SESSION, ServiceReader.WEB, ServiceReader.MQTT))
                    .toList());

    private RigSchema() {
    }
}
