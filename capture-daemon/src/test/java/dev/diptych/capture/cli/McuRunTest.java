package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions on a rig of hardware whose lights a board switches. */
class McuRunTest extends HardwareRuns {
    /** Instead of that of lights on lines. */
    @BeforeAll
    static void calibrate() throws Exception {
        calibrate(rig -> rig.mcuConfiguration(folder, ""));
    }

    @Override
    Path configuration(String more) throws IOException {
        return rig.mcuConfiguration(folder, more);
    }

    private static List<String> pairs(ProgramRun run) {
        return run.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).toList();
    }

    /** A pair, what goes wrong in its shot, and "c" and a second pair at the earliest. */
    private ProgramRun pairThenClearedThenPair(Runnable whatGoesWrong, Runnable mended) throws Exception {
        onceWhenLampsGoDark(() -> {
            whatGoesWrong.run();
            at(4000, () -> keyboard.type("c"));
            at(5000, mended);
            at(9000, () -> {
                List.of("c", "").forEach(keyboard::type);
                keyboard.end();
            });
        });
        keyboard.type("");
        return run("");
    }

    @Test
    void pairsAreProvedByWhatTheBoardDid() throws Exception {
        for (JsonNode pair : shoot(2)) {
            assertTrue(isProven(pair), pair.toString());
            assertTrue(Math.abs(pair.get("evidence").get("worst_edge").get("late_ms").asDouble()) < 0.1,
                    pair.toString());
        }
        assertAtRest();
    }

    @Test
    void aLinkThatIsLostInMidShotHoldsTheRigUntilItIsOpenedAnew() throws Exception {
        ProgramRun run = pairThenClearedThenPair(() -> {
            rig.mcu.cutLink();
            rig.mcu.refusal = new LinkException(LinkFault.E_MCU_MISSING, "There is no /dev/ttyFake; plug it in.");
        }, () -> rig.mcu.refusal = null);

        List<String> pairs = pairs(run);
        assertEquals(2, pairs.size(), run.toString());
        assertTrue(pairs.get(0).contains("RETAKE  E_LINK_LOST: The board at /dev/ttyFake does not answer any more;"),
                run.out());
        assertTrue(run.out()
                .contains("E_LINK_LOST: The board at /dev/ttyFake does not answer any more; check its cable. The board"
                        + " brings its lights to rest by itself; clear the fault when it is there again.\n"),
                run.out());
        assertTrue(run.out().contains("E_MCU_MISSING: There is no /dev/ttyFake; plug it in."), run.out());
        assertTrue(run.out().contains("Cleared; the rig may fire again.\n"), run.out());
        assertFalse(pairs.get(1).contains("E_"), run.out());
        assertEquals(2, rig.mcu.asked(Request.SetCaps.class), "Caps are told over each link.");
        assertAtRest();
    }

    @Test
    void aBoardThatWasResetIsToldItsCapsAgainAndFiresNothingBefore() throws Exception {
        ProgramRun run = pairThenClearedThenPair(rig.mcu::reset, () -> {});

        List<String> pairs = pairs(run);
        assertEquals(2, pairs.size(), run.toString());
        assertTrue(pairs.get(0).contains("RETAKE  E_MCU_FAULT: The board's program hung and its watchdog reset it;"),
                run.out());
        assertEquals(2, rig.mcu.asked(Request.SetCaps.class), "Caps are told over each link.");
        assertFalse(pairs.get(1).contains("E_"), run.out());
        assertAtRest();
    }

    /** The stop input of the board is the rig's emergency stop, as a contact of this computer would be. */
    @Test
    void theBoardsStopInputIsAnEmergencyStop() throws Exception {
        ProgramRun run = pairThenClearedThenPair(() -> {
            rig.mcu.stop(true);
            assertAtRest();
        }, () -> rig.mcu.stop(false));

        List<String> pairs = pairs(run);
        assertEquals(2, pairs.size(), run.toString());
        assertTrue(run.out()
                .contains(
                        "E_EMERGENCY_STOP: The emergency stop at the board was hit, or its wire is broken; every light is at rest."),
                run.out());
        assertTrue(pairs.get(0).contains("RETAKE  E_EMERGENCY_STOP: "), run.out());
        assertTrue(run.out().contains("is still pressed, or its wire is broken; release it, then clear the fault.\n"),
                run.out());
        assertTrue(run.out().contains("Cleared; the rig may fire again.\n"), run.out());
        assertFalse(pairs.get(1).contains("E_"), run.out());
    }

    /** What contacts of this computer say counts beside it. */
    @Test
    void anEmergencyStopAtThisComputerReachesTheBoard() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.press("stop");
            assertAtRest();
            at(1000, () -> rig.release("stop"));
            at(9000, () -> {
                List.of("c", "").forEach(keyboard::type);
                keyboard.end();
            });
        });
        keyboard.type("");

        ProgramRun run = run(CONTACTS);

        assertTrue(run.out().contains("E_EMERGENCY_STOP: The emergency stop \"stop\" was hit. Every light was put"),
                run.out());
        assertEquals(2, pairs(run).size(), run.out());
        assertFalse(pairs(run).get(1).contains("E_"), run.out());
    }

    @Test
    void aFaultThatStoodBeforeHoldsTheRigFromTheStart() throws Exception {
        rig.mcu.fail(Fault.OVER_CAP);

        ProgramRun run = run("", "--pairs", "1");

        assertTrue(run.out().contains("E_MCU_FAULT: The board ended a stay of \"flash\" away from rest"),
                run.toString());
        assertEquals(0, rig.mcu.asked(Request.Fire.class));
    }

    @Test
    void aBoardThatIsNotThereIsNamed() throws Exception {
        rig.mcu.refusal = new LinkException(LinkFault.E_MCU_MISSING, "There is no /dev/ttyFake; plug it in.");

        ProgramRun run = run("", "--pairs", "1");

        assertEquals(1, run.exitCode());
        assertEquals("diptych: E_MCU_MISSING: There is no /dev/ttyFake; plug it in.\n", run.err());
    }

    @Test
    void anOutputThatTheBoardDoesNotHaveIsNamed() throws Exception {
        Path file = configuration("");
        Files.writeString(file, Files.readString(file).replace("output = 5\n", "output = 12\n"));

        ProgramRun run = ProgramRun.of(rig, keyboard, "run", "--config", file.toString(), "--archive",
                archive().toString(), "--session", "sub-017_ses-01", "--pairs", "1");

        assertEquals(1, run.exitCode());
        assertTrue(run.err()
                .matches("diptych: E_MCU_WIRING: \"[^\"]*\" is to be switched by output 12 of the board at"
                        + " /dev/ttyFake, but that has the outputs 0 to 9 only; .*\\R"),
                run.err());
    }
}
