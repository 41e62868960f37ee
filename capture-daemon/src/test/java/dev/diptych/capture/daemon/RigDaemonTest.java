package dev.diptych.capture.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The arrows of the daemon's diagram, one after another, on a real daemon. */
class RigDaemonTest extends DaemonRuns {
    @Test
    void aTriggerIsObeyedOnceHoweverOftenItComesAndWhoeverRestartsTheProgram() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> assertInstanceOf(Answer.Accepted.class, rig.capture("t-1")), () -> {
                for (int i = 0; i < 50; i++) {
                    Answer.Duplicate again = assertInstanceOf(Answer.Duplicate.class, rig.capture("t-1"));
                    assertEquals(rig.daemon.result("t-1"), again.result());
                }
            });

            assertEquals(1, rig.port.shots);
            assertEquals(List.of(Phase.ARMED, Phase.SHOOTING, Phase.ARMED, Phase.STOPPING),
                    rig.phases().subList(1, rig.phases().size()));
            PairReport pair = rig.finished().getFirst();
            assertEquals("front", pair.poseId());
            assertTrue(pair.kept());
            assertNull(pair.facts().files(), "Paths are nobody's business but this computer's.");
            assertEquals(Optional.of(pair), rig.daemon.pair(id(pair)));
            assertEquals(List.of(pair), rig.daemon.pairs());
        }
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> assertInstanceOf(Answer.Duplicate.class, rig.capture("t-1")));

            assertEquals(0, rig.port.shots);
        }
    }

    private static PairId id(PairReport pair) {
        String id = pair.facts().pairId();
        int at = id.lastIndexOf("_pair-");
        SessionId session = new SessionId(id.substring(4, id.indexOf("_ses-")),
                id.substring(id.indexOf("_ses-") + 5, at));
        return new PairId(session, Integer.parseInt(id.substring(at + 6)));
    }

    @Test
    void aPairIsArmedShotSavedAndTheThirdUndevelopedOneIsNotShot() throws Exception {
        Stepped saving = new Stepped();
        Stepped developing = new Stepped();
        wish.background = new Background(saving, developing, Runnable::run, Runnable::run);
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> rig.capture("t-1"), () -> {
                assertEquals(Phase.SAVING, rig.state().phase());
                assertEquals(1, rig.state().queue().developing());
                assertEquals("E_BUSY", rig.said(END));
                assertEquals("E_BUSY", rig.said(CALIBRATE));
                rig.capture("t-2");
                rig.capture("t-3");
            }, saving::next, saving::next, () -> {
                assertEquals(2, rig.port.shots, "The third waits until one is developed.");
                assertEquals(1, rig.state().queue().waiting());
                assertEquals(2, rig.state().queue().developing());
                assertEquals("E_BUSY", rig.said(END));
                developing.next();
                assertEquals(1, rig.state().queue().developing(), "Told when it is over, not with the next change.");
            }, saving::next, developing::next, developing::next, () -> {
                assertEquals(3, rig.port.shots);
                assertEquals(0, rig.state().queue().developing());
                assertEquals("Accepted", rig.said(END));
                assertEquals("E_NO_SESSION", rig.said(END));
            });

            assertTrue(Collections.indexOfSubList(rig.phases(),
                    List.of(Phase.ARMED, Phase.SHOOTING, Phase.SAVING, Phase.ARMED)) >= 0, rig.phases().toString());
            assertEquals(3, rig.finished().size());
            assertNull(rig.state().session());
        }
    }

    /** A disk that is slow holds the queue up; nobody is flashed at for what was asked half a minute ago. */
    @Test
    void aTriggerThatWaitedTooLongIsNotFired() throws Exception {
        Stepped saving = new Stepped();
        wish.background = new Background(saving, Runnable::run, Runnable::run, Runnable::run);
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> rig.capture("t-1"), () -> {
                rig.capture("t-2");
                rig.port.rig().clock().sleepUntil(rig.port.rig().clock().nanos() + Duration.ofSeconds(31).toNanos());
            }, saving::next);

            assertEquals(1, rig.port.shots);
            assertEquals("E_STALE", rig.rules().getLast());
        }
    }

    @Test
    void whatWaitsIsDroppedByAnAbortWhichHoldsUntilTheShotHasNoticed() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.port.inShot = () -> {
                assertEquals(Phase.SHOOTING, rig.state().phase());
                assertEquals("E_BUSY", rig.said(new Command.Capture("hasty", false)));
                for (int i = 0; i < ShotQueue.CAPACITY; i++) {
                    assertEquals("Accepted", DaemonUnderTest.said(rig.capture("waits-" + i)));
                }
                assertEquals("E_QUEUE_FULL", DaemonUnderTest.said(rig.capture("one-more")));
                assertEquals("E_BUSY", rig.said(END));
                assertEquals("Accepted", rig.said(ABORT));
                assertEquals("E_BUSY", rig.said(CLEAR), "It would go on as if nothing had been.");
            };
            rig.run(() -> rig.capture("t-1"), () -> {
                assertEquals(Phase.FAULT, rig.state().phase());
                assertEquals("E_ABORTED", rig.objection());
                assertEquals("E_ABORTED", DaemonUnderTest.said(rig.capture("t-2")));
                assertEquals("Accepted", rig.said(CLEAR));
                assertNull(rig.state().objection());
            }, () -> assertEquals(Phase.ARMED, rig.state().phase()));

            assertEquals(1, rig.port.shots);
            assertEquals(Collections.nCopies(5, "E_ABORTED"), rig.rules());
            assertEquals(5, journal().split("E_ABORTED", -1).length - 1, journal());
            assertEquals(1, rig.events.stream().filter(DaemonEvent.FaultRaised.class::isInstance).count());
        }
    }

    @Test
    void aPauseDropsWhatWaitsAndNothingIsTakenUntilItIsResumed() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.port.lampsAreBroken = true;
            rig.port.inShot = () -> {
                rig.capture("t-2");
                assertEquals("Accepted", rig.said(PAUSE));
            };
            rig.run(() -> rig.capture("t-1"), () -> {
                assertEquals(Phase.PAUSED, rig.state().phase());
                assertEquals("E_PAUSED", rig.objection());
                assertEquals("E_PAUSED", DaemonUnderTest.said(rig.capture("t-3")));
                rig.port.inShot = () -> {};
                assertEquals("Accepted", rig.said(new Command.Resume()));
                assertNull(rig.state().objection());
            }, () -> assertEquals(Phase.ARMED, rig.state().phase()));

            assertEquals(1, rig.port.shots);
            assertEquals(2, rig.finished().size());
            assertTrue(rig.rules().contains("E_PAUSED"), rig.rules().toString());
        }
    }

    @Test
    void anAbortHoldsInEveryPhaseUntilItIsCleared() throws Exception {
        try (DaemonUnderTest rig = daemon()) {
            rig.inPreview = () -> {
                assertEquals(Phase.FLASH_PREVIEW, rig.state().phase());
                assertNotNull(rig.state().preview());
                rig.ask(ABORT);
            };
            rig.run(() -> assertEquals(Phase.IDLE, rig.state().phase()), () -> rig.ask(ABORT),
                    () -> clear(rig, Phase.FAULT), () -> assertEquals(Phase.IDLE, rig.state().phase()),
                    () -> {
                        rig.port.inCalibration = () -> {
                            assertEquals(Phase.CALIBRATING, rig.state().phase());
                            rig.ask(ABORT);
                            assertEquals("E_BUSY", rig.said(CLEAR));
                        };
                        assertEquals("Accepted", rig.said(CALIBRATE));
                    }, () -> {
                        assertNull(rig.state().calibration());
                        rig.port.inCalibration = () -> {};
                        clear(rig, Phase.FAULT);
                    }, () -> rig.ask(CALIBRATE), () -> rig.ask(START), () -> {
                        assertEquals(Phase.ARMED, rig.state().phase());
                        rig.ask(ABORT);
                    }, () -> clear(rig, Phase.FAULT), () -> {
                        rig.ask(PAUSE);
                        rig.ask(ABORT);
                    }, () -> clear(rig, Phase.FAULT), () -> {
                        assertEquals(Phase.PAUSED, rig.state().phase());
                        rig.ask(PREVIEW);
                    }, () -> clear(rig, Phase.FAULT), () -> assertEquals(Phase.PAUSED, rig.state().phase()));

            assertTrue(rig.told().contains("The lights are not calibrated: E_ABORTED"), rig.told());
            assertTrue(rig.told().contains("The lights are calibrated."), rig.told());
            assertNull(rig.state().preview());
            assertEquals(5, rig.events.stream().filter(DaemonEvent.FaultRaised.class::isInstance).count());
        }
    }

    private static void clear(DaemonUnderTest rig, Phase phase) {
        assertEquals(phase, rig.state().phase());
        assertEquals("E_ABORTED", rig.fault());
        assertEquals("Accepted", rig.said(CLEAR));
    }

    @Test
    void theLightsAreMeasuredAloneAndAreWhatTheyWereIfThatFails() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            rig.port.inCalibration = () -> {
                assertEquals("E_CALIBRATING", DaemonUnderTest.said(rig.capture("t-1")));
                assertEquals("E_CALIBRATING", rig.objection());
                assertEquals("E_BUSY", rig.said(START));
                assertEquals("E_BUSY", rig.said(PREVIEW));
                assertEquals("E_BUSY", rig.said(CALIBRATE));
            };
            rig.run(() -> {
                assertEquals("Accepted", rig.said(CALIBRATE));
                assertEquals("E_CALIBRATING", DaemonUnderTest.said(rig.capture("t-2")), "from when it is accepted");
            }, () -> {
                assertNull(rig.state().task());
                assertEquals(Phase.ARMED, rig.state().phase());
                rig.port.inCalibration = () -> {
                    throw new IllegalStateException("The lamp's driver has a bug");
                };
                rig.ask(CALIBRATE);
            }, () -> {
                assertEquals(Phase.FAULT, rig.state().phase());
                assertEquals("E_UNEXPECTED", rig.fault());
                assertFalse(rig.state().camera().streaming());
                assertEquals(1, rig.port.rested.size());
                assertEquals("Accepted", rig.said(CLEAR));
            }, () -> assertEquals("Accepted", DaemonUnderTest.said(rig.capture("t-3"))));

            assertTrue(rig.events.stream()
                    .anyMatch(event -> event instanceof DaemonEvent.StateChanged(var state) && state.task() != null
                            && state.task().name().equals("all lights") && state.task().all() == 3));
            assertTrue(rig.finished().getFirst().kept());
        }
    }

    @Test
    void aPreviewIsOrderedOnceAndStoppedEvenBeforeItBegins() throws Exception {
        try (DaemonUnderTest rig = ready()) {
            int[] begun = new int[1];
            rig.inPreview = () -> {
                begun[0]++;
                assertEquals("Accepted", rig.said(new Command.WatchPreview()));
                assertEquals("E_PREVIEW", DaemonUnderTest.said(rig.capture("t-1")));
                assertEquals("E_BUSY", rig.said(PREVIEW));
                assertEquals("Accepted", rig.said(NO_PREVIEW));
            };
            rig.run(() -> {
                assertEquals("E_NO_PREVIEW", rig.said(NO_PREVIEW));
                assertEquals("E_NO_PREVIEW", rig.said(new Command.WatchPreview()));
                assertEquals("Accepted", rig.said(PREVIEW));
                assertEquals(Phase.FLASH_PREVIEW, rig.state().phase());
                assertEquals("E_BUSY", rig.said(PREVIEW));
                assertEquals("Accepted", rig.said(NO_PREVIEW));
            }, () -> {
                assertEquals(0, begun[0]);
                assertEquals(Phase.ARMED, rig.state().phase());
                rig.ask(PREVIEW);
            }, () -> assertEquals("E_NO_PREVIEW", rig.said(NO_PREVIEW)));

            assertEquals(1, begun[0]);
            assertTrue(rig.told().contains("The flash preview was stopped before it began."), rig.told());
            assertTrue(rig.told().contains("The preview was stopped"), rig.told());
            assertEquals(Phase.STOPPING, rig.state().phase());
        }
    }

    @Test
    void decisionsAndPosesAreCountedAndAnInterruptedSessionGoesOnWhereItWas() throws Exception {
        SessionId session;
        try (DaemonUnderTest rig = ready()) {
            rig.run(() -> rig.capture("t-1"), () -> {
                PairReport pair = rig.finished().getFirst();
                decide(rig, pair, Decision.ACCEPT, 1);
                decide(rig, pair, Decision.DISCARD, 0);
                decide(rig, pair, Decision.RETAKE, 0);
                decide(rig, pair, Decision.ACCEPT, 1);
                assertEquals("E_NO_PAIR", rig.said(
                        new Command.Decide(new PairId(id(pair).sessionId(), 77), Decision.ACCEPT)));
                assertEquals("E_NO_POSE", rig.said(new Command.GoToPose("nowhere")));
                assertEquals("Accepted", rig.said(new Command.GoToPose("smile")));
                assertEquals("smile", rig.session().next());
            }, () -> rig.capture("t-2"), () -> {
                decide(rig, rig.finished().getLast(), Decision.ACCEPT, 2);
                assertEquals("front", rig.session().next());
                assertEquals("Accepted", rig.said(new Command.SkipPose()));
                assertEquals("E_PROTOCOL_DONE", rig.objection());
                assertEquals("E_PROTOCOL_DONE", DaemonUnderTest.said(rig.capture("t-3")));
                assertEquals("E_NO_POSE", rig.said(new Command.SkipPose()));
                decide(rig, rig.finished().getLast(), Decision.RETAKE, 1);
                assertEquals("smile", rig.session().next());
            });
            session = id(rig.finished().getFirst()).sessionId();
        }
        try (DaemonUnderTest rig = daemon()) {
            assertEquals(session, rig.daemon.interrupted().orElseThrow().id());
            rig.daemon.calibrated(stored);
            rig.daemon.open(session, Optional.empty(), "anna");

            assertEquals("smile", rig.session().next());
            assertEquals(1, rig.session().accepted());
            assertEquals(List.of("accept", "retake"),
                    rig.daemon.pairs().stream().map(PairReport::decision).toList());
            assertEquals(List.of("t-1", "t-2"), rig.daemon.pairs().stream().map(PairReport::triggerId).toList());
            rig.run(() -> assertEquals(List.of(session), rig.port.seated), () -> rig.ask(END));

            assertEquals(Optional.empty(), rig.daemon.interrupted());
        }
    }

    private static void decide(DaemonUnderTest rig, PairReport pair, Decision decision, int accepted) {
        assertEquals("Accepted", rig.said(new Command.Decide(id(pair), decision)));
        assertEquals(accepted, rig.session().accepted(), decision.word());
        assertEquals(decision.word(), rig.daemon.pair(id(pair)).orElseThrow().decision());
    }
}
