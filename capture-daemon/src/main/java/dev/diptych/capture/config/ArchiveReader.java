package dev.diptych.capture.config;

import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code [archive]}. */
final class ArchiveReader {
    private static final Key<Path> SPARE_FOLDER = Key.without("spare_folder", KeyTypes.path("a folder on another disk"),
            "none",
            "pairs that the archive's own disk does not take go there, into an archive of the same name and form; "
                    + "begins at the configuration's folder",
            "\"/media/usb/diptych\"");
    static final Table TABLE = Table.single("archive", "Where pairs go that the archive cannot take.",
            List.of(SPARE_FOLDER));

    private ArchiveReader() {
    }

    static Optional<Path> spareFolder(TomlSection top) {
        return top.table(TABLE).flatMap(section -> section.find(SPARE_FOLDER).map(section::resolve));
    }
}
