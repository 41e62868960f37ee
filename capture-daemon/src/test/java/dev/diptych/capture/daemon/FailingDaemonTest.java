package dev.diptych.capture.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.access.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the daemon does when something fails, and how it ends. */
class FailingDaemonTest extends DaemonRuns {
    @Test
    void whatCannotBeDevelopedIsKeptAndTheNextPairIsShot() throws Exception {
        Stepped developing = new Stepped();
        wish.background = new Background(Runnable::run, developing, Runnable::run, Runnable::run);
        wish.pictures = kept -> {
            throw new IllegalStateException("No picture");
        };
        try (DaemonUnderTest rig = ready()) {
            FailingFrame frame = new FailingFrame();
            rig.port.afterShot = frame::inPlaceOfTheFlash;
            rig.run(() -> rig.capture("t-1"), () -> {
                frame.fails = true;
                developing.next();
                frame.fails = false;
                assertEquals(Phase.ARMED, rig.state().phase());
                assertNull(rig.state().fault());
                rig.capture("t-2");
            }, developing::next);

            PairReport first = rig.finished().getFirst();
            assertEquals("E_DEVELOP", first.facts().rule());
            assertEquals("RETAKE", first.facts().verdict());
            assertTrue(Files.isRegularFile(Path.of(Objects.requireNonNull(rig.facts().getFirst().files()).flash())));
            assertFalse(first.counts());
            assertNotNull(rig.finished().getLast().facts().findings(),
                    "Kept, whether or not there are pictures of it.");
            assertTrue(rig.told().contains("E_PICTURES"), rig.told());
        }
    }

    @Test
    void aPairThatCannotBeKeptIsToldAndHoldsTheRigUntilAPersonHasLooked() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            FailingFrame frame = new FailingFrame();
            frame.fails = true;
            rig.port.afterShot = frame::inPlaceOfTheFlash;
            rig.run(() -> rig.capture("t-1"), () -> {
                assertEquals(Phase.FAULT, rig.state().phase());
                assertEquals("E_PAIR_LOST", rig.objection());
                assertEquals(0, rig.state().queue().developing());
                assertEquals("Accepted", rig.said(CLEAR));
            }, () -> assertEquals(Phase.ARMED, rig.state().phase()));

            assertEquals(List.of("E_PAIR_LOST"), rig.rules());
            assertFalse(rig.finished().getFirst().kept());
            assertTrue(frame.released);
        }
    }

    @Test
    void aBugInAShotPutsTheLightsToRestAndIsAFaultWhereSomeoneIsThere() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.port.inShot = () -> {
                throw new IllegalStateException("A driver's bug");
            };
            rig.run(() -> rig.capture("t-1"), () -> {
                assertEquals("E_UNEXPECTED", rig.fault());
                rig.port.inShot = () -> {};
                assertEquals("Accepted", rig.said(CLEAR));
            }, () -> rig.capture("t-2"));

            assertEquals(1, rig.port.rested.size());
            assertEquals("E_UNEXPECTED", rig.rules().getFirst());
            assertTrue(rig.finished().getLast().kept());
        }
        wish.someoneIsThere = false;
        try (DaemonUnderTest rig = ready()) {
            rig.port.inShot = () -> {
                throw new IllegalStateException("A driver's bug");
            };
            assertThrows(IllegalStateException.class, () -> rig.run(() -> rig.capture("t-3")));
            assertEquals(1, rig.port.rested.size());
            assertEquals(List.of("E_UNEXPECTED"), rig.rules());
        }
    }

    @Test
    void aStopEndsEverythingThatIsUnderWay() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.port.inShot = () -> {
                rig.capture("t-2");
                rig.daemon.stop();
                assertEquals(Phase.STOPPING, rig.state().phase());
                assertEquals("E_STOPPING", DaemonUnderTest.said(rig.capture("t-3")));
                assertEquals("E_STOPPING", rig.said(END));
                assertEquals("Accepted", rig.said(ABORT));
            };
            rig.run(() -> rig.capture("t-1"));

            assertEquals(2, rig.finished().size());
            assertEquals("E_STOPPING", rig.rules().getLast());
            assertTrue(journal().contains("E_STOPPING"));
        }
        try (DaemonUnderTest rig = ready()) {
            rig.inPreview = rig.daemon::stop;
            rig.run(() -> rig.ask(PREVIEW));
            assertTrue(rig.told().contains("The preview was stopped"), rig.told());
        }
        try (DaemonUnderTest rig = ready()) {
            rig.port.inCalibration = rig.daemon::stop;
            rig.run(() -> rig.ask(CALIBRATE));
            assertTrue(rig.told().contains("not calibrated: E_STOPPING"), rig.told());
        }
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> {
                rig.ask(CALIBRATE);
                rig.daemon.stop();
            });
            assertTrue(rig.told().contains("Not begun: CALIBRATING"), rig.told());
        }
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> {
                rig.ask(PREVIEW);
                rig.ask(ABORT);
            }, () -> assertEquals("E_NO_PREVIEW", rig.said(NO_PREVIEW)));
            assertTrue(rig.told().contains("Not begun: FLASH_PREVIEW"), rig.told());
        }
    }

    @Test
    void countedPairsAreTakenAndThoseThatCannotBeAreCountedToo() throws Exception {
        wish.pairs = 2;
        wish.someoneIsThere = false;
        try (DaemonUnderTest rig = ready()) {
            rig.port.lampsAreBroken = true;
            rig.daemon.endAfterCount();
            assertEquals(0, rig.daemon.run());
            assertEquals(2, rig.finished().size());
            assertEquals(Optional.empty(), rig.daemon.interrupted());
        }
        wish.pairs = 7;
        try (DaemonUnderTest rig = ready()) {
            rig.port.lampsAreBroken = true;
            rig.daemon.endAfterCount();
            assertEquals(4, rig.daemon.run(), "After three in a row it gives up.");
        }
        try (DaemonUnderTest rig = ready()) {
            rig.port.lampsAreBroken = true;
            rig.port.inShot = rig.daemon::stop;
            assertEquals(6, rig.daemon.run());
        }
    }

    @Test
    void anEndWithAPausedSessionWaitsForNobody() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> {
                rig.ask(PAUSE);
                rig.daemon.end();
            });
            assertEquals(Optional.empty(), rig.daemon.interrupted());
        }
    }

    @Test
    void lightsThatWereMeasuredTooLongAgoAreNotTrusted() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> {
                assertFalse(Objects.requireNonNull(rig.state().calibration()).tooOld());
                wish.now = wish.now.plus(Duration.ofDays(1000));
            }, () -> {
                assertTrue(Objects.requireNonNull(rig.state().calibration()).tooOld());
                assertEquals("E_CALIBRATION_STALE", rig.objection());
                assertEquals("E_CALIBRATION_STALE", DaemonUnderTest.said(rig.capture("t-1")));
            });
        }
    }

    @Test
    void whoMayNotIsRefusedFirst() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            Caller visitor = new Caller("visitor", Set.of(Permission.WATCH));
            assertEquals(Answer.Refused.NOT_AUTHORISED,
                    DaemonUnderTest.said(rig.daemon.ask(new Command.Capture("t-1", true), visitor)));
            assertEquals("Accepted", DaemonUnderTest.said(rig.daemon.ask(ABORT, visitor)));
            assertFalse(journal().contains("t-1"));
        }
    }
}
