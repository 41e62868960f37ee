package dev.diptych.capture.cli;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.CalibrationChoice;
import dev.diptych.capture.calibration.CalibrationFit;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.daemon.Background;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.DaemonSetup;
import dev.diptych.capture.daemon.InterruptedSession;
import dev.diptych.capture.daemon.RigDaemon;
import dev.diptych.capture.daemon.SessionWish;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.poses.ProtocolReader;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.studio.StudioOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens archive, rig and front ends, runs the daemon, and closes all of it in the order of safety. */
final class DaemonRun {
    private static final String OPERATOR = "operator";
    /** For so long after a power cut the same person sits there. */
    private static final Duration SAME_SITTER = Duration.ofMinutes(10);

    /**
     * What the operator wants.
     *
     * @param session that was started; empty for the one that was interrupted, or a new one
     * @param pairs to be taken without being triggered; 0 for none
     * @param calibration empty for the archive's newest
     * @param studio if it is simulated
     * @param remedy what to do where there is no calibration, as the end of a sentence
     */
    record Wish(Path archive, Optional<SessionId> session, int pairs, Optional<Path> calibration,
            StudioOptions studio, String remedy, Optional<Path> config) {}

    private final Surroundings surroundings;
    private final RigConfig config;
    private final ServiceOptions.Service service;
    private final Wish wish;
    private final RunConsole console;

    DaemonRun(Surroundings surroundings, RigConfig config, ServiceOptions.Service service, Wish wish,
            RunConsole console) {
        this.surroundings = surroundings;
        this.config = config;
        this.service = service;
        this.wish = wish;
        this.console = console;
    }

    RunResult run() throws OperatorException, IOException {
        // Closed last: until then the system waits.
        try (StopSignal signal = new StopSignal();
                Closeable _ = lock();
                Archive archive = Archive.open(wish.archive());
                PairKeeper keeper = new PairKeeper(archive, config.spareArchive(), PairKeeper.USUAL_PATIENCE)) {
            Background background = surroundings.background().get();
            ContactRequests contacts = new ContactRequests(background.asking(), console::told);
            archive.openingRemarks().forEach(console::told);
            if (wish.session().isPresent()) {
                archive.requireStarted(wish.session().get());
            }
            try (OpenRig open = OpenRig.of(config, wish.studio(), surroundings.clock(), surroundings.devices(),
                    contacts)) {
                return run(archive, new ShotArchivist(archive, keeper), open, contacts, background, signal);
            }
        }
    }

    private boolean isServed() {
        return surroundings.served() && wish.pairs() == 0 && (service.hasWeb() || service.hasBroker());
    }

    /** What a rig's daemon holds for itself; runs that nobody meets from outside share nothing but their archive. */
    private Closeable lock() throws OperatorException {
        return isServed() ? RigLock.take(service.state(), service.config().rigId()) : () -> {
            // Nothing is held.
        };
    }

    private RunResult run(Archive archive, ShotArchivist archivist, OpenRig open, ContactRequests contacts,
            Background background, StopSignal signal)
            throws OperatorException, IOException {
        DaemonRig rig = new DaemonRig(open, config, wish.studio(), archive);
        Developer developer = new Developer(new MutualInformationRegistrar(), CascadeFaceFinder.load(),
                new QualityGate(config.quality()), config.region());
        PairCapture capture = new PairCapture(archivist, developer, open.rig().camera().format(), console::told);
        boolean served = isServed();
        try (FrontEnds front = frontEnds(served, rig, archive)) {
            RigDaemon daemon = new RigDaemon(new DaemonSetup(service.config().rigId(), rig, config, archive, capture,
                    front.pictures(), front.viewfinder(), protocols(), background, InstantSource.system(),
                    wish.pairs(), served));
            daemon.listen(console);
            signal.stops(daemon::stop);
            Optional<StoredCalibration> stored = calibration(rig, archive, served);
            if (stored.isPresent()) {
                daemon.calibrated(stored.get());
            }
            Optional<SessionId> session = session(daemon, rig, served);
            console.started(rig.rig().name(), session, stored);
            contacts.obeyedBy(daemon);
            if (!signal.isAsked()) {
                front.serve(daemon);
                listen(daemon, served);
                console.columns();
            }
            int notTaken = daemon.run();
            return RunResult.of(rig.rig().name(), session.map(SessionId::toString).orElse(null), console.pairs(),
                    notTaken);
        }
    }

    private List<Protocol> protocols() throws OperatorException {
        if (wish.pairs() > 0) {
            return List.of(Protocol.counted());
        }
        return service.config().protocolFolder().isPresent()
                ? ProtocolReader.withThoseOf(service.config().protocolFolder().get())
                : ProtocolReader.builtIn();
    }

    /** Empty where there is none that may be used and a person at the console can see to that. */
    private Optional<StoredCalibration> calibration(DaemonRig rig, Archive archive, boolean served)
            throws OperatorException, IOException {
        CalibrationChoice choice = new CalibrationChoice(
                new CalibrationAge(config.maxCalibrationAge(), InstantSource.system()),
                CalibrationFit.of(rig.rig().camera(), rig.rig().equipment()));
        if (wish.calibration().isPresent()) {
            return Optional.of(choice.named(wish.calibration().get()));
        }
        try {
            return Optional.of(choice.newest(new CalibrationStore(archive).folder(), wish.remedy()));
        } catch (OperatorException e) {
            if (rig.simulated()) {
                console.told("Calibrating the simulated studio, in its own time.");
                return Optional.of(rig.calibrate((what, step, steps) -> {
                    // It takes a few seconds.
                }));
            }
            if (!served) {
                throw e;
            }
            console.told(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<SessionId> session(RigDaemon daemon, DaemonRig rig, boolean served)
            throws OperatorException, ArchiveException {
        Optional<Protocol> protocol = named(daemon.protocols());
        if (wish.session().isPresent()) {
            return Optional.of(daemon.open(wish.session().get(), protocol, OPERATOR));
        }
        Optional<SessionId> interrupted = wish.pairs() > 0 ? Optional.empty() : goOn(daemon, protocol, served);
        if (interrupted.isPresent()) {
            return interrupted;
        }
        if (rig.simulated() || !served) {
            return Optional.of(daemon.start(new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(),
                    protocol.map(Protocol::id)), OPERATOR));
        }
        return Optional.empty();
    }

    /** The session that was left open, if it may be shot still: whoever sits there after a while may be somebody else. */
    private Optional<SessionId> goOn(RigDaemon daemon, Optional<Protocol> protocol, boolean served)
            throws OperatorException, ArchiveException {
        Optional<InterruptedSession> found = daemon.interrupted();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SessionId id = found.get().id();
        try {
            daemon.open(id, protocol, OPERATOR);
        } catch (ArchiveException e) {
            console.told(id + " was not ended, and does not go on. " + e.code() + ": " + e.getMessage());
            return Optional.empty();
        }
        boolean pauses = served && found.get().lastAt().isBefore(InstantSource.system().instant().minus(SAME_SITTER));
        if (pauses) {
            daemon.ask(new Command.Pause(), Caller.atTheRig(OPERATOR));
        }
        console.told("Going on with " + id + ", which was not ended"
                + (pauses ? "; it is paused, because the sitter may be another by now." : "."));
        return Optional.of(id);
    }

    private Optional<Protocol> named(List<Protocol> protocols) throws OperatorException {
        if (service.protocol().isEmpty()) {
            // A counted run is of no other protocol than its own.
            return wish.pairs() > 0 ? Optional.of(protocols.getFirst()) : Optional.empty();
        }
        String name = service.protocol().get();
        Optional<Protocol> found = protocols.stream().filter(protocol -> protocol.id().equals(name)).findFirst();
        if (found.isEmpty()) {
            throw new OperatorException("There is no protocol \"" + name + "\"; there is "
                    + String.join(", ", protocols.stream().map(Protocol::id).toList()) + ".");
        }
        return found;
    }

    private void listen(RigDaemon daemon, boolean served) {
        if (wish.pairs() > 0) {
            daemon.endAfterCount();
            return;
        }
        console.told(KeyboardRequests.HELP);
        new KeyboardRequests(surroundings.keyboard(), daemon, !served, console::told).start();
    }

    private FrontEnds frontEnds(boolean served, DaemonRig rig, Archive archive) throws OperatorException {
        return served
                ? ServedFrontEnds
                        .open(new ServedFrontEnds.Parts(service, rig.rig(), rig::link, archive.root(), wish.config(),
                                config, surroundings.models()), console::told)
                : FrontEnds.NONE;
    }
}
