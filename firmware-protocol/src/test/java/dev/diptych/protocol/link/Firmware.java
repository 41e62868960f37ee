package dev.diptych.protocol.link;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.EmulatedEdge;
import dev.diptych.protocol.emulated.FirmwareFolder;
import dev.diptych.protocol.emulated.FirmwareMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The firmware that the build has made. */
final class Firmware {
    private static final FirmwareFolder FOLDER = FirmwareFolder.configured()
            .orElseGet(() -> new FirmwareFolder(Path.of("target/firmware")));

    private Firmware() {
    }

    /** The test that asks is left out where the firmware was not built. */
    static EmulatedBoard start(Consumer<EmulatedEdge> listener, String... options)
            throws IOException, FirmwareMissingException {
        assumeTrue(Files.exists(FOLDER.path().resolve("riglink-process")),
                "gcc is missing, so what needs the firmware as a process is not tested; sudo apt install gcc libc6-dev");
        return EmulatedBoard.process(FOLDER, List.of(options), listener);
    }
}
