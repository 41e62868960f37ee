package dev.diptych.capture.cli;

import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.archive.Archive;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.CalibrationChoice;
import dev.diptych.capture.calibration.CalibrationFit;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.capture.rig.Rig;
import dev.diptych.capture.rig.WiredRig;
import dev.diptych.capture.run.Request;
import dev.diptych.capture.run.RunResult;
import dev.diptych.capture.run.SessionRun;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A session in real time, on the rig that is wired up or in the simulated studio. */
@Command(name = "run", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Shoots a session in real time, a pair for each press of the trigger or of Enter, on the rig of --config or else in"
            + " the simulated studio. It needs a calibration (diptych calibrate)."})
final class RunCommand implements Callable<Integer> {
    private static final int MOST_PAIRS = 9999;

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ArchiveOption archiveOption = new ArchiveOption();

    @Option(names = "--session", paramLabel = "SESSION", converter = SessionName.class, description = "A session that was started, such as sub-017_ses-01 (default in the simulated studio: a new subject's).")
    @Nullable
    SessionId session;

    @Option(names = "--pairs", paramLabel = "N", description = "Take N pairs one after another and end (default: one for each trigger).")
    @Nullable
    Integer pairs;

    @Option(names = "--calibration", paramLabel = "FILE", description = "The calibration to use (default: the archive's newest).")
    @Nullable
    Path calibration;

    @Mixin
    ConfigOption configOption = new ConfigOption();

    @Mixin
    SimulatedStudioOptions studio = new SimulatedStudioOptions();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws OperatorException, IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (pairs != null && (pairs < 1 || pairs > MOST_PAIRS)) {
            throw new CommandLine.ParameterException(line, "--pairs takes a number from 1 to " + MOST_PAIRS + ", not "
                    + pairs + ".");
        }
        RigConfig config = configOption.read();
        studio.refuseBesideHardware(line, config);
        RunConsole console = new RunConsole(json ? line.getErr() : line.getOut());
        Queue<Request> requests = new ConcurrentLinkedQueue<>();
        RunResult result;
        try (Archive archive = Archive.open(archiveOption.folder);
                PairKeeper keeper = new PairKeeper(archive, config.spareArchive(), PairKeeper.USUAL_PATIENCE)) {
            archive.openingRemarks().forEach(console::told);
            if (session != null) {
                archive.requireStarted(session);
            }
            try (OpenRig open = OpenRig.of(config, studio.studio(), surroundings.clock(), surroundings.devices(),
                    new Triggers(requests, console))) {
                result = run(config, archive, new ShotArchivist(archive, keeper), open, requests, console);
            }
        }
        if (json) {
            line.getOut().println(JsonOutput.of(result));
        } else {
            console.summarise(result, archiveOption.folder);
        }
        line.getOut().flush();
        return result.notTaken() > 0 ? Main.FAILED : Main.DONE;
    }

    private RunResult run(RigConfig config, Archive archive, ShotArchivist archivist, OpenRig open,
            Queue<Request> requests, RunConsole console) throws OperatorException, IOException {
        Rig rig = open.rig();
        StoredCalibration stored = calibration(config, archive, rig);
        SessionId sitting = open.seat(Optional.ofNullable(session), archive);
        CalibratedRig calibrated = CalibratedRig.of(rig, stored.calibration(), config);
        Developer developer = new Developer(new MutualInformationRegistrar(), CascadeFaceFinder.load(),
                new QualityGate(config.quality()), config.region());
        PairCapture capture = new PairCapture(archivist, developer, rig.camera().format(), console::told);
        console.started(rig.name(), sitting.toString(), stored.takenAt().toString());
        // Whoever pressed a button while the rig was being opened got no answer, and has gone on.
        requests.clear();
        fill(requests, console);
        console.columns();
        return new SessionRun(calibrated, capture, sitting, open.interlocks(), open::clearFault, open::shutter, console)
                .run(requests);
    }

    private StoredCalibration calibration(RigConfig config, Archive archive, Rig rig) throws OperatorException,
            IOException {
        CalibrationChoice choice = new CalibrationChoice(
                new CalibrationAge(config.maxCalibrationAge(), InstantSource.system()),
                CalibrationFit.of(rig.camera(), rig.equipment()));
        return calibration != null
                ? choice.named(calibration)
                : choice.newest(new CalibrationStore(archive).folder(),
                        "empty the chair and run diptych calibrate" + configOption.hint() + " --out "
                                + archiveOption.folder + ".");
    }

    private void fill(Queue<Request> requests, RunConsole console) {
        if (pairs == null) {
            console.told(KeyboardRequests.HELP);
            new KeyboardRequests(surroundings.keyboard(), requests, console::told).start();
            return;
        }
        for (int i = 0; i < pairs; i++) {
            requests.add(new Request.Shoot("count", true));
        }
        requests.add(new Request.End());
    }

    /** What contacts ask for. */
    private record Triggers(Queue<Request> requests, RunConsole console) implements WiredRig.Listener {
        private static final int LONGEST_SOURCE = 32;

        @Override
        public void triggered(String contactId) {
            requests.add(new Request.Shoot(source(contactId), false));
        }

        /** The contact's id, as far as a trigger may bear it. */
        private static String source(String contactId) {
            String plain = contactId.replaceAll("[^A-Za-z0-9-]", "-");
            return plain.substring(0, Math.min(plain.length(), LONGEST_SOURCE));
        }

        @Override
        public void told(String sentence) {
            console.told(sentence);
        }
    }
}
