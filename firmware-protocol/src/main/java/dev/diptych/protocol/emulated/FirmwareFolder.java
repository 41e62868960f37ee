package dev.diptych.protocol.emulated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the programs of {@code firmware/build} lie.
 *
 * @param path of the folder
 */
public record FirmwareFolder(Path path) {
    /** The system property that names it. */
    public static final String PROPERTY = "diptych.firmware";

    private static final String PROCESS = "riglink-process";
    private static final String SIMAVR = "riglink-simavr";
    private static final String ATMEGA2560 = "riglink-atmega2560.elf";

    /** The one that the system property names; empty if it names none. */
    public static Optional<FirmwareFolder> configured() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(name -> new FirmwareFolder(Path.of(name)));
    }

    /** The firmware as a Linux process. */
    public Path process() throws FirmwareMissingException {
        return program(PROCESS, "gcc libc6-dev");
    }

    /** What runs the AVR's firmware. */
    public Path simavr() throws FirmwareMissingException {
        return program(SIMAVR, "gcc libc6-dev libsimavr-dev libelf-dev");
    }

    /** The reference board's firmware. */
    public Path atmega2560() throws FirmwareMissingException {
        return program(ATMEGA2560, "gcc-avr avr-libc");
    }

    private Path program(String name, String packages) throws FirmwareMissingException {
        Path program = path.resolve(name);
        if (!Files.isRegularFile(program)) {
            throw new FirmwareMissingException("There is no " + program + ", the firmware that stands in for a board: "
                    + "install what builds it (sudo apt install " + packages
                    + ") and run \"sh firmware-protocol/firmware/build firmware-protocol/target/firmware\" in Diptych's folder.");
        }
        return program;
    }
}
