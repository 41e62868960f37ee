package dev.diptych.capture.mqtt;

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
import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.capture.session.PairFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Obeys each trigger once, as a rig does, and counts. */
final class FakeRig implements RigService {
    final Map<String, Integer> firings = new LinkedHashMap<>();
    final Map<String, PairReport> results = new LinkedHashMap<>();
    final List<Command> commands = new CopyOnWriteArrayList<>();
    final List<String> callers = new CopyOnWriteArrayList<>();
    private final List<Consumer<DaemonEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile RigState state = state("epoch-1", Phase.ARMED, 1);
    /** What a rig does before it says that it accepts. */
    volatile Runnable intent = () -> {};

    static RigState state(String epoch, Phase phase, long revision) {
        return new RigState(revision, "r1", "Test rig", true, epoch, phase, "2026-11-27T08:00:00Z", null, null, null,
                new RigState.SessionState("sub-017_ses-02", "017", null, "four", "Four poses", "c-1", "2027-01-31",
                        false, 0, 0, 4, "front",
                        List.of(new RigState.PoseState("front", "Front", "Look here.", "front", 0, 4, false))),
                new RigState.QueueState(0, 4, 0), new RigState.CalibrationState("c1", "2026-11-27T07:00:00Z", false),
                null,
                new RigState.CameraState(1456, 1088, 60, true),
                new RigState.EngineState("deepflash-slim", "CPU", "No other provider."), null);
    }

    static PairReport report(String triggerId, int number) {
        PairFacts facts = new PairFacts(new PairId("017", "02", number).toString(), "mqtt", "GOOD", null, "", 33.4,
                120.0, 800.0, 0.001, 0.9, 0.1,
                new FaceFacts(null, null, new FaceFacts.BoxFacts(500, 300, 320, 340.5), null),
                List.of(new FindingFacts("FLASH_RATIO", 0.9, 0.5, 0.2, "GOOD")), evidence(), null);
        return new PairReport(facts, true, triggerId, "front", null, true, "2026-11-27T08:00:01Z",
                List.of("studio", "flash"),
                null);
    }

    private static EvidenceFacts evidence() {
        return new EvidenceFacts(new EvidenceFacts.FallFacts(3, 20.5, 40, 2, 20, 45, true), 0.5, 0.001, 0.002, 0.4,
                null,
                new EvidenceFacts.EdgeFacts("lamp", 0, 0.3), List.of(4L), List.of(), null,
                Map.of("lamp", List.of(new EvidenceFacts.ChangeFacts(1.5, 42, "dark"))));
    }

    @Override
    public synchronized Answer ask(Command command, Caller caller) {
        if (!caller.may(command.permission())) {
            return new Answer.Refused(Answer.Refused.NOT_AUTHORISED, caller.name() + " may not do that.");
        }
        callers.add(caller.name());
        commands.add(command);
        if (!(command instanceof Command.Capture capture)) {
            return Answer.Accepted.DONE;
        }
        if (firings.containsKey(capture.triggerId())) {
            return new Answer.Duplicate(capture.triggerId(), Optional.ofNullable(results.get(capture.triggerId())));
        }
        intent.run();
        firings.merge(capture.triggerId(), 1, Integer::sum);
        return new Answer.Accepted(Optional.of(new PairId("017", "02", firings.size())));
    }

    /** As another rig would. */
    synchronized void forget() {
        firings.clear();
        results.clear();
        commands.clear();
        callers.clear();
        intent = () -> {};
    }

    synchronized int fired() {
        return firings.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized long count(Class<? extends Command> kind) {
        return commands.stream().filter(kind::isInstance).count();
    }

    /** The pair of this trigger is on disk. */
    PairReport finish(String triggerId, int number) {
        PairReport report = report(triggerId, number);
        synchronized (this) {
            results.put(triggerId, report);
        }
        say(new DaemonEvent.PairFinished(report, report.facts()));
        return report;
    }

    void say(DaemonEvent event) {
        listeners.forEach(each -> each.accept(event));
    }

    void change(RigState next) {
        state = next;
        say(new DaemonEvent.StateChanged(next));
    }

    @Override
    public RigState state() {
        return state;
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
    public synchronized Optional<PairReport> result(String triggerId) {
        return Optional.ofNullable(results.get(triggerId));
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
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
