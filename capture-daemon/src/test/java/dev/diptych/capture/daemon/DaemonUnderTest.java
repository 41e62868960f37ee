package dev.diptych.capture.daemon;

import dev.diptych.archive.Archive;
import dev.diptych.archive.PairKeeper;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.live.Viewfinder;
import dev.diptych.capture.poses.Pose;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.capture.session.PairFacts;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.preview.FlashPreview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real daemon on a small simulated studio, in virtual time. The test's thread has the rig; what front ends ask comes between
 * two frames, one step of the script after another, or wherever a hook of the {@link StudioPort} says.
 */
final class DaemonUnderTest implements AutoCloseable {
    static final Protocol PROTOCOL = new Protocol("two", "Two poses",
            List.of(new Pose("front", "Frontal", "", "frontal", 2), new Pose("smile", "Smile", "", "smile", 1)));
    private static final Caller CALLER = Caller.atTheRig("anna");

    /** What a test may want otherwise. */
    static final class Wish {
        Background background = Background.NONE;
        PairPictures pictures = PairPictures.NONE;
        int pairs;
        boolean someoneIsThere = true;
        Instant now = Instant.now();
    }

    final Archive archive;
    final StudioPort port;
    final RigDaemon daemon;
    final List<DaemonEvent> events = new ArrayList<>();
    final Wish wish;
    /** Done once when a preview has begun. */
    Runnable inPreview = () -> {};
    /** Else it is stopped after the last step. */
    boolean goesOnWithoutScript;
    private final PairKeeper keeper;
    private final Deque<Runnable> script = new ArrayDeque<>();

    DaemonUnderTest(Path folder, StoredCalibration measured, Wish wish) throws Exception {
        this.wish = wish;
        archive = Archive.open(folder);
        port = new StudioPort(measured);
        port.whileNothingIsFollowed = this::next;
        keeper = new PairKeeper(archive, Optional.empty(), PairKeeper.USUAL_PATIENCE);
        PairCapture capture = new PairCapture(new ShotArchivist(archive, keeper),
                new Developer(new MutualInformationRegistrar(), picture -> new FaceSearch.NoFace("Nobody looks."),
                        new QualityGate(RigConfig.DEFAULT.quality()),
                        RigConfig.DEFAULT.region()),
                port.rig().camera().format(), sentence -> {
                    // The disk is quick.
                });
        daemon = new RigDaemon(new DaemonSetup("small", port, RigConfig.DEFAULT, archive, capture, wish.pictures,
                new Eye(), List.of(PROTOCOL), wish.background, () -> wish.now, wish.pairs,
                wish.someoneIsThere));
        daemon.listen(events::add);
    }

    private final class Eye implements Viewfinder {
        @Override
        public void offer(Frame frame) {
            frame.release();
            next();
        }

        @Override
        public void previewing(FlashPreview preview) {
            inPreview.run();
        }

        @Override
        public void notPreviewing() {
            // The script goes on with the next frame.
        }
    }

    private void next() {
        Runnable step = script.poll();
        if (step != null) {
            step.run();
        } else if (!goesOnWithoutScript) {
            daemon.stop();
        }
    }

    /** Calibrated, and with a session. */
    DaemonUnderTest ready(StoredCalibration stored) throws Exception {
        daemon.calibrated(stored);
        daemon.start(new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), "anna");
        return this;
    }

    /** These, each between two frames, and then the program is stopped. */
    void run(Runnable... steps) throws Exception {
        script.addAll(List.of(steps));
        daemon.run();
    }

    Answer ask(Command command) {
        return daemon.ask(command, CALLER);
    }

    Answer capture(String triggerId) {
        return ask(new Command.Capture(triggerId, true));
    }

    /** The code of a refusal; the answer's kind otherwise. */
    String said(Command command) {
        return said(ask(command));
    }

    static String said(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.code() : answer.getClass().getSimpleName();
    }

    RigState state() {
        return daemon.state();
    }

    RigState.SessionState session() {
        return Objects.requireNonNull(state().session());
    }

    /** The code of what a trigger would be refused for; empty if nothing. */
    String objection() {
        return code(state().objection());
    }

    /** The code of what holds the rig; empty if nothing does. */
    String fault() {
        return code(state().fault());
    }

    private static String code(RigState.@Nullable Objection objection) {
        return objection == null ? "" : objection.code();
    }

    /** Without those that follow upon the same. */
    List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        for (DaemonEvent event : events) {
            if (event instanceof DaemonEvent.StateChanged(var state)
                    && (phases.isEmpty() || phases.getLast() != state.phase())) {
                phases.add(state.phase());
            }
        }
        return phases;
    }

    List<PairReport> finished() {
        return events.stream()
                .filter(DaemonEvent.PairFinished.class::isInstance)
                .map(event -> ((DaemonEvent.PairFinished) event).pair())
                .toList();
    }

    /** Of the same, as the command line has them. */
    List<PairFacts> facts() {
        return events.stream()
                .filter(DaemonEvent.PairFinished.class::isInstance)
                .map(event -> ((DaemonEvent.PairFinished) event).facts())
                .toList();
    }

    List<String> rules() {
        return finished().stream().map(pair -> String.valueOf(pair.facts().rule())).toList();
    }

    String told() {
        return events.stream()
                .filter(DaemonEvent.Told.class::isInstance)
                .map(event -> ((DaemonEvent.Told) event).sentence())
                .toList()
                .toString();
    }

    @Override
    public void close() throws IOException {
        keeper.close();
        archive.close();
        port.rig().camera().close();
    }
}
