package dev.diptych.capture.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.SessionId;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.calibration.StoredCalibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads of their own, as in the program: what two front ends ask at once. */
class TwoFrontEndsTest {
    private static final int TRIGGERS = 20;

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyTriggerThatIsAcceptedEndsOnceAndInTheSessionThatItWasAskedIn() throws Exception {
        StoredCalibration stored = StudioPort.calibration(folder.resolve("calibrated"));
        DaemonUnderTest.Wish wish = new DaemonUnderTest.Wish();
        wish.background = Background.threads();
        Map<String, String> accepted = new ConcurrentHashMap<>();
        Queue<PairReport> ended = new ConcurrentLinkedQueue<>();
        Queue<Phase> wrong = new ConcurrentLinkedQueue<>();
        try (DaemonUnderTest rig = new DaemonUnderTest(folder.resolve("archive"), stored, wish).ready(stored);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            rig.goesOnWithoutScript = true;
            rig.port.lampsAreBroken = true;
            rig.daemon.listen(event -> {
                if (event instanceof DaemonEvent.PairFinished(var pair, _)) {
                    ended.add(pair);
                }
                if (event instanceof DaemonEvent.StateChanged(var state) && state.phase() == Phase.SHOOTING
                        && state.session() == null) {
                    wrong.add(state.phase());
                }
            });
            Future<Integer> run = threads.submit(rig.daemon::run);
            List<Future<?>> front = new ArrayList<>();
            for (String name : List.of("web", "mqtt")) {
                front.add(threads.submit(() -> trigger(rig.daemon, name, accepted)));
            }
            front.add(threads.submit(() -> sessions(rig.daemon)));
            try {
                for (Future<?> each : front) {
                    each.get(60, TimeUnit.SECONDS);
                }
            } finally {
                rig.daemon.end();
                threads.shutdown();
            }
            run.get(60, TimeUnit.SECONDS);
        }

        assertTrue(accepted.size() >= 2 * TRIGGERS, accepted.toString());
        assertEquals(accepted.size(), ended.size());
        ended.forEach(pair -> assertEquals(accepted.get(String.valueOf(pair.triggerId())), pair.facts().pairId()));
        assertTrue(wrong.isEmpty(), "Shot without a session.");
    }

    /** Until so many were accepted; each is asked for twice. */
    private static void trigger(RigDaemon daemon, String name, Map<String, String> accepted) {
        for (int taken = 0; taken < TRIGGERS;) {
            Command.Capture capture = new Command.Capture(name + "-" + taken, true);
            if (daemon.ask(capture, Caller.atTheRig(name)) instanceof Answer.Accepted(var pair)) {
                accepted.put(capture.triggerId(), pair.orElseThrow().toString());
                assertTrue(daemon.ask(capture, Caller.atTheRig(name)) instanceof Answer.Duplicate);
                taken++;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** As often as it can be, a new session is started, and the one before is gone on with. */
    private static void sessions(RigDaemon daemon) {
        Caller caller = Caller.atTheRig("desk");
        SessionWish wish = new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        for (int done = 0; done < 6;) {
            if (daemon.ask(new Command.StartSession(wish), caller) instanceof Answer.Accepted) {
                RigState.SessionState session = daemon.state().session();
                done++;
                if (session != null) {
                    daemon.ask(new Command.OpenSession(new SessionId(session.subject(), "01")), caller);
                }
            }
        }
    }
}
