package dev.diptych.capture.web;

import dev.diptych.archive.PairId;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.PairPicture;
import dev.diptych.capture.daemon.PairReport;
import dev.diptych.capture.daemon.Phase;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.poses.Pose;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.capture.session.PairFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rig that remembers what was asked of it and does nothing. */
final class FakeRig implements RigService {
    static final PairId PAIR = PairId.parse("sub-017_ses-02_pair-0001");
    static final PairId OF_ANOTHER_SESSION = PairId.parse("sub-016_ses-01_pair-0001");
    static final RigState.PoseState POSE = new RigState.PoseState("frontal", "Frontal", "Look here.", "frontal", 1, 2,
            false);

    final List<Command> asked = new CopyOnWriteArrayList<>();
    private final List<Consumer<DaemonEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Path picture;
    volatile @Nullable Answer answer;
    volatile Phase phase = Phase.ARMED;
    volatile boolean breaks;

    /** @param picture what each picture of a pair is */
    FakeRig(Path picture) {
        this.picture = picture;
    }

    @Override
    public Answer ask(Command command, Caller caller) {
        if (!caller.may(command.permission())) {
            return new Answer.Refused(Answer.Refused.NOT_AUTHORISED, caller.name() + " may not do this.");
        }
        asked.add(command);
        Answer wanted = answer;
        if (wanted != null) {
            return wanted;
        }
        return command instanceof Command.Capture ? new Answer.Accepted(Optional.of(PAIR)) : Answer.Accepted.DONE;
    }

    @Override
    public RigState state() {
        if (breaks) {
            throw new IllegalStateException("the secret inside of the program");
        }
        return new RigState(1, "studio", "Studio", true, "epoch-1", phase, "2026-11-20T10:00:00Z",
                new RigState.Objection("E_PAUSED", "It is paused."), null, new RigState.Task("calibrate", 1, 3),
                new RigState.SessionState("sub-017_ses-02", "017", "op1", "standard", "Standard", "c-1", "2027-01-01",
                        false, 1, 1, 2, "frontal", List.of(POSE)),
                new RigState.QueueState(0, 4, 0), new RigState.CalibrationState("cal-1", "2026-11-20T09:00:00Z", false),
                new RigState.PreviewState("2026-11-20T10:01:00Z", 60_000), new RigState.CameraState(640, 480, 30, true),
                new RigState.EngineState("model", "CPU", "It fits."), PAIR.toString());
    }

    @Override
    public List<PairReport> pairs() {
        return List.of(report());
    }

    @Override
    public Optional<PairReport> pair(PairId id) {
        return id.equals(PAIR) ? Optional.of(report()) : Optional.empty();
    }

    @Override
    public Optional<PairReport> result(String triggerId) {
        return triggerId.equals("known") ? Optional.of(report()) : Optional.empty();
    }

    @Override
    public List<Protocol> protocols() {
        return List.of(new Protocol("standard", "Standard",
                List.of(new Pose("frontal", "Frontal", "Look here.", "frontal", 2))));
    }

    @Override
    public Optional<Path> picture(PairId id, PairPicture wanted) {
        return wanted == PairPicture.CORRECTED ? Optional.empty() : Optional.of(picture);
    }

    @Override
    public Runnable listen(Consumer<DaemonEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(DaemonEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    static PairReport report() {
        EvidenceFacts evidence = new EvidenceFacts(null, 0.5, 0.01, null, 1.0, 1.0,
                new EvidenceFacts.EdgeFacts("lamp", 0.1, 0.2), List.of(), List.of(7L), null,
                Map.of("lamp", List.of(new EvidenceFacts.ChangeFacts(1, 2, "dark"))));
        PairFacts facts = new PairFacts(PAIR.toString(), "web", "GOOD", null, "", 41.5, 120.0, 900.0, 0.01, 1.0, 0.2,
                new FaceFacts(null, null, new FaceFacts.BoxFacts(1, 2, 3, 4), null),
                List.of(new FindingFacts("focus", 0.5, 0.4, 0.3, "GOOD")), evidence,
                new PairFacts.FileFacts("studio.png", "flash.png", null, "manifest.json"));
        return new PairReport(facts, true, "known", "frontal", "accept", true, "2026-11-20T10:00:00Z",
                List.of("studio", "flash"), null);
    }
}
