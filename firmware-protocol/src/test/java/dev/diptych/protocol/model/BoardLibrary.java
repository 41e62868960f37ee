package dev.diptych.protocol.model;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The firmware's core as a shared library (riglink_board.h), by JNA's direct mapping. One board a process. */
final class BoardLibrary {
    private static final Path FOLDER = Path.of(System.getProperty("diptych.firmware", "target/firmware"))
            .toAbsolutePath();
    private static final Path FILE = FOLDER.resolve("libriglink-board.so");
    private static final long LOG_BYTES = 1 << 22;
    private static final Memory SCRIPT = new Memory(LOG_BYTES);
    private static final Memory LOG = new Memory(LOG_BYTES);

    private BoardLibrary() {
    }

    /** Where the firmware was built to. */
    static Path folder() {
        return FOLDER;
    }

    /** Whether it was built, and is mapped now. */
    static boolean isThere() {
        return Files.isRegularFile(FILE) && Mapped.NOW;
    }

    static final String HOW_TO_INSTALL = "left out: " + FILE + " is missing; apt-get install gcc, and build again";

    /** Runs a script on the board; what is written to the log, negative if the script is none or the log too small. */
    static long run(byte[] script, int length, byte[] log) {
        // Memory of JNA: an array would be copied whole, both ways, at each call.
        SCRIPT.write(0, script, 0, length);
        long bytes = rlb_run(SCRIPT, length, LOG, (int) Math.min(LOG_BYTES, log.length));
        LOG.read(0, log, 0, (int) Math.max(0, bytes));
        return bytes;
    }

    /** Which build it is, as it says itself. */
    static int build() {
        Check check = new Check();
        Bytes request = new Bytes(32);
        new FrameWriter(check).write(request, Wire.IDENTIFY, Wire.REQUEST, 0, 0, new byte[0], 0);
        Bytes script = new Bytes(64).u8(World.START).u32(1).u8(0).u32(0).u64(0);
        script.u8(World.RECEIVE).u16(request.length).all(request.data, 0, request.length);
        byte[] log = new byte[100];
        long bytes = run(script.data, script.length, log);
        FrameReader reader = new FrameReader(check);
        Verdict verdict = Verdict.UNFINISHED;
        // A record's byte and its count stand before the frame.
        for (int at = 3; at < bytes; at++) {
            verdict = reader.take(log[at]);
        }
        if (verdict != Verdict.FRAME) {
            throw new IllegalStateException("The library does not answer IDENTIFY: " + verdict + ".");
        }
        return Bytes.get32(reader.frame, Wire.HEADER_BYTES + 6);
    }

    private static native long rlb_run(Pointer script, int length, Pointer log, int logMax);

    private static final class Mapped {
        static final boolean NOW = map();

        private static boolean map() {
            Native.register(BoardLibrary.class, FILE.toString());
            return true;
        }
    }
}
