package dev.diptych.capture.serve;

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
import dev.diptych.capture.poses.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rig that is looked at and does nothing. */
final class StillRig implements RigService {
    private volatile RigState.@Nullable SessionState session;
    private volatile RigState.EngineState engine = new RigState.EngineState(null, null, "");

    void open(String id, int pairs, int accepted) {
        session = new RigState.SessionState(id, "001", null, "standard", "Standard", "c-1", "2999-12-31", false, pairs,
                accepted, 9, null, List.of());
    }

    void correctsBy(String model, String provider) {
        engine = new RigState.EngineState(model, provider, "It fits.");
    }

    @Override
    public RigState state() {
        return new RigState(1, "studio", "Studio", true, "epoch", Phase.ARMED, "2026-11-20T10:00:00Z", null, null, null,
                session, new RigState.QueueState(0, 4, 0), null, null, new RigState.CameraState(640, 480, 30, true),
                engine, null);
    }

    @Override
    public Answer ask(Command command, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PairReport> pairs() {
        return List.of();
    }

    @Override
    public Optional<PairReport> pair(PairId id) {
        return Optional.empty();
    }

    @Override
    public Optional<PairReport> result(String triggerId) {
        return Optional.empty();
    }

    @Override
    public List<Protocol> protocols() {
        return List.of();
    }

    @Override
    public Optional<Path> picture(PairId id, PairPicture picture) {
        return Optional.empty();
    }

    @Override
    public Runnable listen(Consumer<DaemonEvent> listener) {
        throw new UnsupportedOperationException();
    }
}
