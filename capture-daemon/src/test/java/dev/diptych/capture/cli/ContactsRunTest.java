package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.studio.scene.SceneLights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pedals, doors and emergency stops on a rig of hardware. */
class ContactsRunTest extends HardwareRuns {
    @Test
    void aPedalTakesAPairAndAnOpenDoorDoesNot() throws Exception {
        at(1500, () -> rig.press("door"));
        at(2000, () -> rig.press("pedal"));
        at(2200, () -> rig.release("pedal"));
        at(3000, () -> rig.release("door"));
        at(4000, () -> rig.press("pedal"));
        at(8000, () -> keyboard.end());

        ProgramRun shot = run(CONTACTS);

        assertEquals(0, shot.exitCode(), shot.toString());
        assertTrue(shot.out().contains("E_DOOR_OPEN: The door \"door\" is open; close it, then take the pair.\n"),
                shot.out());
        assertEquals(1, shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).count(), shot.out());
    }

    /** What was metered with the door open says nothing of the sitter's light, and nothing fires while it is open. */
    @Test
    void aDoorThatOpensDuringMeteringKeepsThePairFromFiring() throws Exception {
        List<String> blinks = new ArrayList<>();
        List<String> darkWhileOpen = new ArrayList<>();
        rig.onSwitch((light, on) -> {
            if (light.equals(SceneLights.FLASH_ID) && on) {
                blinks.add(light);
                if (blinks.size() == 1) {
                    at(1, () -> rig.press("door"));
                    at(3000, () -> rig.release("door"));
                    at(4000, () -> keyboard.type(""));
                    at(8000, keyboard::end);
                }
            }
            if (SceneLights.LAMP_IDS.contains(light) && blinks.size() == 1) {
                darkWhileOpen.add(light);
            }
        });
        keyboard.type("");

        ProgramRun shot = run(CONTACTS);

        List<String> pairs = shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).toList();
        assertTrue(pairs.get(0).contains("RETAKE  E_DOOR_OPEN: "), shot.out());
        assertFalse(pairs.get(1).contains("E_"), shot.out());
        assertEquals(List.of(), darkWhileOpen, shot.out());
        assertEquals(3, blinks.size(), "metered again");
    }

    @Test
    void aDoorThatOpensDuringACalibrationSpoilsIt() throws Exception {
        rig.studio.leaveChairEmpty();
        Path out = folder.resolve("disturbed");
        at(5000, () -> rig.press("door"));

        ProgramRun calibrated = ProgramRun.of(rig, keyboard, "calibrate", "--config",
                rig.configuration(folder, CONTACTS).toString(), "--repeats", "8", "--out", out.toString());

        assertEquals(1, calibrated.exitCode(), calibrated.toString());
        assertTrue(calibrated.err().startsWith("diptych: E_DOOR_OPEN: "), calibrated.err());
        assertFalse(Files.exists(out.resolve("calibration")));
    }

    @Test
    void whoPressesAgainWhileAPairIsTakenGetsNoOther() throws Exception {
        onceWhenLampsGoDark(() -> rig.press("pedal"));
        keyboard.type("");
        at(8000, keyboard::end);

        ProgramRun shot = run(CONTACTS);

        assertTrue(shot.out().contains("E_BUSY: A pair is being taken; press again when it is done.\n"),
                shot.out());
        assertEquals(1, shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).count(), shot.out());
    }

    @Test
    void pairsThatWaitForTheirTurnAreNotTakenWhileADoorIsOpen() throws Exception {
        // The mock's lines are low at first.
        ProgramRun shot = run(CONTACTS.replace("line = \"12\"", "line = \"12\"\nactive_low = true"), "--pairs", "3");

        assertEquals(1, shot.exitCode(), shot.toString());
        assertTrue(shot.out().contains("E_DOOR_OPEN: "), shot.out());
        assertTrue(shot.out().contains("Pairs that were to follow and are not taken: 2.\n"), shot.out());
        assertTrue(shot.out().contains("0 accepted, 0 to take again, 3 not taken.\n"), shot.out());
    }

    @Test
    void aStopThatIsPressedFromTheFirstLetsNothingFire() throws Exception {
        List<String> switched = new ArrayList<>();
        rig.onSwitch((light, on) -> switched.add(light + " " + on));

        // The mock's lines are low at first.
        ProgramRun shot = run(CONTACTS.replace("line = \"11\"", "line = \"11\"\nactive_low = true"), "--pairs", "1");

        assertTrue(shot.out().contains("E_EMERGENCY_STOP: The emergency stop \"stop\" was hit;"), shot.out());
        assertTrue(shot.out().contains("0 accepted, 0 to take again, 1 not taken.\n"), shot.out());
        assertFalse(switched.contains(SceneLights.FLASH_ID + " true"), switched.toString());
    }

    @Test
    void aDoorThatOpensDuringAShotSpoilsIt() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.press("door");
            rig.release("door");
        });
        keyboard.type("");
        keyboard.end();

        ProgramRun shot = run(CONTACTS);

        assertTrue(shot.out()
                .contains("RETAKE  E_DOOR_OPEN: The door \"door\" was open while the pair was shot, and let light in;"),
                shot.out());
    }

    @Test
    void anEmergencyStopEndsTheShotAndNothingFiresUntilAPersonClearsIt() throws Exception {
        List<String> after = new ArrayList<>();
        onceWhenLampsGoDark(() -> {
            rig.press("stop");
            assertAtRest();
            rig.onSwitch((light, on) -> after.add(light + " " + on));
            at(2000, () -> List.of("", "c").forEach(keyboard::type));
            at(8000, () -> {
                rig.release("stop");
                assertEquals(List.of(), after);
            });
            // The contact's bouncing is over by then.
            at(9000, () -> {
                List.of("c", "").forEach(keyboard::type);
                keyboard.end();
            });
        });
        keyboard.type("");

        ProgramRun shot = run(CONTACTS);

        assertTrue(shot.out()
                .contains(
                        "E_EMERGENCY_STOP: The emergency stop \"stop\" was hit. Every light was put to rest; nothing fires until the fault is cleared.\n"),
                shot.out());
        List<String> pairs = shot.out().lines().filter(line -> line.startsWith("sub-017_ses-01_pair-")).toList();
        assertEquals(2, pairs.size(), shot.out());
        assertTrue(pairs.get(0).contains("RETAKE  E_EMERGENCY_STOP: "), shot.out());
        assertTrue(shot.out().contains("is still pressed; release it, then clear the fault.\n"), shot.out());
        assertTrue(shot.out().contains("Cleared; the rig may fire again.\n"), shot.out());
        assertFalse(pairs.get(1).contains("E_"), shot.out());
    }

    @Test
    void contactsWhoseLinesAreLostAreNotSaidToBeHitOrOpen() throws Exception {
        onceWhenLampsGoDark(() -> {
            rig.lose("door");
            rig.lose("stop");
            assertAtRest();
        });
        keyboard.type("");
        at(4000, () -> {
            keyboard.type("c");
            keyboard.end();
        });

        ProgramRun shot = run(CONTACTS);

        String lost = "The line of the emergency stop \"stop\" cannot be read any more; look at its cable and the board,"
                + " then start the program again.";
        assertTrue(shot.out().contains("E_DOOR_OPEN: " + lost.replace("emergency stop \"stop\"", "door \"door\"")),
                shot.out());
        assertTrue(shot.out()
                .contains("E_EMERGENCY_STOP: " + lost + " Every light was put to rest; nothing fires until then.\n"),
                shot.out());
        assertTrue(shot.out().contains("RETAKE  E_EMERGENCY_STOP: " + lost), shot.out());
        assertFalse(shot.out().contains("was hit"), shot.out());
        assertFalse(shot.out().contains("still pressed"), shot.out());
    }
}
