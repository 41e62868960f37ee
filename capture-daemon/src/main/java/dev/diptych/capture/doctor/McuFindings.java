package dev.diptych.capture.doctor;

import dev.diptych.capture.rig.WiredLights;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.State;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.mcu.BoardWords;
import dev.diptych.rig.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a board that speaks RigLink says of itself. */
final class McuFindings {
    /** Of an EEPROM that nobody wrote to, and of a program. */
    private static final Pattern NO_SERIAL = Pattern.compile("F+|0+");
    /** As far as 16 bits count. */
    private static final int UNKNOWN_STACK_BYTES = 0xFFFF;
    /** Its clock is known after half a second, over a line that loses nothing. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** When a port is opened, a frame or two may be cut. */
    private static final int FEW = 3;
    /** An interrupt of an ATmega that comes in another needs some 60 bytes. */
    private static final int LITTLE_STACK_BYTES = 64;
    private static final long COUNTER_TICKS = 1L << 32;

    private final Board board;
    private final BoardFacts facts;
    private final WiredLights lights;
    private final Clock clock;

    McuFindings(Board board, WiredLights lights, Clock clock) {
        this.board = board;
        this.facts = board.facts();
        this.lights = lights;
        this.clock = clock;
    }

    List<Finding> all() throws LinkException {
        Finding time = time();
        Reply.Status status = board.ask(new Request.Status());
        return List.of(
                identity(), outputs(), fault(status), time, line(status), memory(status));
    }

    private Finding identity() {
        String evidence = "A board " + facts.model() + " with firmware " + facts.firmware() + ", build " + facts.build()
                + ", serial " + facts.serial() + ", answers at " + facts.port() + ".";
        return NO_SERIAL.matcher(facts.serial()).matches()
                ? Finding.note("mcu.board",
                        evidence + " It has no serial number of its own, so mcu.serial cannot pin it;"
                                + " firmware-protocol/firmware/README.md says how to write one.")
                : Finding.ok("mcu.board", evidence);
    }

    private Finding outputs() {
        try {
            lights.onBoard().requireFits(lights.equipment(), facts);
            return Finding.ok("mcu.outputs", "Of its " + facts.outputs().size()
                    + " outputs it has those that the lights are wired to.");
        } catch (DeviceException e) {
            return Finding.fail("mcu.outputs", e.fault() + ": " + e.getMessage(),
                    "Correct output, slot or torch_output of that [[light]], and the wiring with it.");
        }
    }

    private Finding fault(Reply.Status status) {
        if (status.state() != State.FAULT) {
            return Finding.ok("mcu.fault", "No fault stands.");
        }
        String evidence = status.fault() + sinceThen(status.faultTicks()) + ": "
                + new BoardWords(lights.onBoard(), facts.port()).fault(status);
        if (BoardWords.isOfHost(status.fault())) {
            return Finding.note("mcu.fault", evidence + " The next start of Diptych clears it.");
        }
        return Finding.fail("mcu.fault", evidence,
                (status.fault() == Fault.EMERGENCY_STOP ? "Look at the rig, release the emergency stop" : "See to it")
                        + ", then clear the fault in diptych run: c and Enter, or on its console.");
    }

    /** Longer ago than its counter runs nobody can tell, and nothing while its clock is not known. */
    private String sinceThen(long ticks) {
        if (!board.time().isKnown()) {
            return "";
        }
        long elapsed = Math.floorMod(Integer.toUnsignedLong(board.time().ticksAt(clock.nanos())) - ticks,
                COUNTER_TICKS);
        return String.format(Locale.ROOT,
                ", for %.1f s (or so long and some times %.0f min, which its clock does not count)",
                (double) elapsed / facts.ticksPerSecond(),
                (double) COUNTER_TICKS / facts.ticksPerSecond() / TimeUnit.MINUTES.toSeconds(1));
    }

    private Finding time() {
        long untilNanos = clock.nanos() + PATIENCE_NANOS;
        while (!board.time().isKnown() && clock.nanos() < untilNanos) {
            clock.sleepUntil(clock.nanos() + PAUSE_NANOS);
        }
        BoardTime time = board.time();
        if (!time.isKnown()) {
            return Finding.warn("mcu.clock", "Its clock is not known after 5 s: too few of its answers came in time.",
                    "Use a shorter cable and no hub; end other programs on this computer.");
        }
        return Finding.ok("mcu.clock", String.format(Locale.ROOT,
                "Its clock is known to within %.0f \u00b5s and runs %.1f ppm %s than this computer's.",
                time.uncertaintyNanos(clock.nanos()) / 1e3, Math.abs(time.driftPpm()),
                time.driftPpm() < 0 ? "slower" : "faster"));
    }

    private static Finding line(Reply.Status status) {
        String evidence = "Since its start " + status.framesBad() + " frames came to it damaged, and "
                + status.bytesLost() + " bytes were lost.";
        if (status.framesBad() + status.bytesLost() == 0) {
            return Finding.ok("mcu.line", evidence);
        }
        return status.framesBad() <= FEW && status.bytesLost() == 0
                ? Finding.note("mcu.line", evidence + " Some are when a port is opened.")
                : Finding.warn("mcu.line", evidence,
                        "Use a shorter, shielded cable away from mains and relays, and no hub.");
    }

    private static Finding memory(Reply.Status status) {
        if (status.stackFreeBytes() == UNKNOWN_STACK_BYTES) {
            return Finding.ok("mcu.memory", "It does not measure its stack, as a program on a computer does not.");
        }
        String evidence = "Of its stack " + status.stackFreeBytes() + " bytes were never used.";
        return status.stackFreeBytes() >= LITTLE_STACK_BYTES
                ? Finding.ok("mcu.memory", evidence)
                : Finding.warn("mcu.memory", evidence, "Report it, with what firmware-protocol/firmware/build says.");
    }
}
