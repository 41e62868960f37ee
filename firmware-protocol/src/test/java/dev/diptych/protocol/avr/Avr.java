package dev.diptych.protocol.avr;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.EmulatedEdge;
import dev.diptych.protocol.emulated.FirmwareFolder;
import dev.diptych.protocol.emulated.FirmwareMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ATmega2560's firmware as the build has made it. */
final class Avr {
    private static final FirmwareFolder FOLDER = FirmwareFolder.configured()
            .orElseGet(() -> new FirmwareFolder(Path.of("target/firmware")));
    private static final long DEADLINE_NANOS = 120_000_000_000L;
    private static final long PAUSE_NANOS = 2_000_000;

    private Avr() {
    }

    /** The test that asks is left out where the firmware, or what runs it, was not built. */
    static void assumeBuilt() {
        assumeTrue(Stream.of("riglink-simavr", "riglink-atmega2560.elf")
                .allMatch(name -> Files.exists(FOLDER.path().resolve(name))),
                "gcc-avr or simavr is missing, so the AVR's firmware is not tested; "
                        + "sudo apt install gcc gcc-avr avr-libc libsimavr-dev libelf-dev");
    }

    static EmulatedBoard start(Consumer<EmulatedEdge> listener) throws IOException, FirmwareMissingException {
        return EmulatedBoard.simavr(FOLDER, List.of(), listener);
    }

    static void await(BooleanSupplier condition, String what) throws Exception {
        await(() -> condition.getAsBoolean() ? Optional.of(what) : Optional.empty(), what);
    }

    /** The first that is there. */
    static <T> T await(Callable<Optional<T>> attempt, String what) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (System.nanoTime() < end) {
            Optional<T> result = attempt.call();
            if (result.isPresent()) {
                return result.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("waited in vain for: " + what);
    }
}
