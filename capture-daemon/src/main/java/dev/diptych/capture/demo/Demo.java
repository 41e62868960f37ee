package dev.diptych.capture.demo;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.CalibrationChoice;
import dev.diptych.capture.calibration.CalibrationFit;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.RigCalibration;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.capture.report.ReportPage;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.capture.rig.Rig;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.mcu.EdgeError;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.time.SystemClock;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioTruth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole session in the simulated studio, in virtual time unless a board switches its lights: sitters take the chair one
 * after another, each pair is shot, proved, committed, developed and judged, and what the studio knows is set beside it in
 * the report.
 */
public final class Demo {
    /** In real time each costs two seconds; the least that spreads are taken from is half as many. */
    private static final int REPEATS_IN_REAL_TIME = 16;
    private static final int METERINGS = 3;

    private final DemoOptions options;
    private final DemoListener listener;
    private final SimulatedStudio studio;

    public Demo(DemoOptions options, DemoListener listener) {
        this.options = options;
        this.listener = listener;
        studio = new SimulatedStudio(options.studio(),
                options.board().isPresent() ? new SystemClock() : new VirtualClock());
    }

    /** Runs the session and leaves an archive and {@code report.html} in the output folder. */
    public DemoResult run() throws OperatorException, IOException {
        List<Lineup.Sitter> lineup = lineup();
        int pairs = lineup.stream().mapToInt(Lineup.Sitter::pairs).sum();
        refuseSpareInArchive();
        try (DemoLights lights = DemoLights.of(options, studio)) {
            listener.started(options, pairs, lineup.size());
            return run(lights, lineup);
        } finally {
            studio.camera().close();
        }
    }

    private DemoResult run(DemoLights lights, List<Lineup.Sitter> lineup) throws OperatorException, IOException {
        try (Archive archive = Archive.open(options.out());
                PairKeeper keeper = new PairKeeper(archive, options.config().spareArchive(),
                        PairKeeper.USUAL_PATIENCE)) {
            archive.openingRemarks().forEach(listener::told);
            return run(lights, lineup, archive, new ShotArchivist(archive, keeper), new Developer(
                    new MutualInformationRegistrar(), CascadeFaceFinder.load(),
                    new QualityGate(options.config().quality()), options.config().region()));
        }
    }

    private DemoResult run(DemoLights lights, List<Lineup.Sitter> lineup, Archive archive, ShotArchivist archivist,
            Developer developer) throws OperatorException, IOException {
        try (ReportPage page = new ReportPage(reportFile(), "Diptych report")) {
            CalibratedRig rig = calibrated(lights, new CalibrationStore(archive));
            PairCapture capture = new PairCapture(archivist, developer, studio.camera().format(),
                    listener::told);
            DemoTally tally = new DemoTally(options, studio, lights, rig.lights(), rig.shooter().planningInputs());
            int shot = 0;
            for (Lineup.Sitter sitter : lineup) {
                listener.seated(sitter.name());
                studio.seat(sitter.seat(options.studio().widthPx(), options.studio().heightPx()));
                rig.shooter().seated();
                lights.awaitReady();
                if (options.board().isPresent()) {
                    meter(rig);
                }
                SessionId session = NewSubject.startSession(archive, sitter);
                List<TakenPair> taken = new ArrayList<>();
                for (int pair = 0; pair < sitter.pairs(); pair++) {
                    taken.add(takeOrTell(shot, lights, rig, capture, session, sitter.name()));
                    shot++;
                    listener.judged(tally.facts(taken.getLast(), new CorrectedPair.NotDone("")),
                            taken.getLast().remark());
                }
                // Only now: a pair may be corrected by what another one taught.
                for (TakenPair pair : taken) {
                    CorrectedPair corrected = CorrectedPair.of(pair, taken, options.correction());
                    tally.add(pair, corrected);
                    page.add(tally.card(pair, corrected));
                }
            }
            tally.finish(page);
            return tally.result();
        }
    }

    /** With the stored calibration, if one is named, or by measuring now, with the chair empty. */
    private CalibratedRig calibrated(DemoLights lights, CalibrationStore store)
            throws OperatorException, ArchiveException {
        RigConfig config = options.config();
        Rig rig = SimulatedRig.of(studio, options.studio().name(), lights.executor(), new Interlocks());
        StoredCalibration stored;
        if (options.calibration().isPresent()) {
            stored = new CalibrationChoice(new CalibrationAge(config.maxCalibrationAge(), InstantSource.system()),
                    CalibrationFit.of(rig.camera(), rig.equipment())).named(options.calibration().get());
        } else {
            studio.leaveChairEmpty();
            stored = new RigCalibration(store, InstantSource.system(), new CalibrationNotes(rig.name() + ".",
                    config.maxCalibrationAge(), Optional.of(StudioKnowledge.of(studio))))
                    .run(rig, options.board().isPresent() ? REPEATS_IN_REAL_TIME : CalibrationSettings.USUAL_REPEATS,
                            Optional::empty, listener);
        }
        return CalibratedRig.of(rig, stored.calibration(), config);
    }

    /** In real time a program's first metering may miss frames, because its code runs for the first time. */
    private static void meter(CalibratedRig rig) {
        int tries = 0;
        boolean metered;
        do {
            metered = rig.shooter().meterIfNeeded().isEmpty();
            tries++;
        } while (!metered && tries < METERINGS);
    }

    private TakenPair takeOrTell(int shot, DemoLights lights, CalibratedRig rig, PairCapture capture, SessionId session,
            String sitter)
            throws OperatorException, ArchiveException {
        try {
            TakenPair taken = take(lights, rig, capture, session, sitter);
            refuseToGoOn(lights, taken);
            return taken;
        } catch (OperatorException | ArchiveException e) {
            if (shot > 0) {
                listener.told("The demo ends early and leaves no report; what it stored before is safe in "
                        + options.out() + ".");
            }
            throw e;
        }
    }

    /** Nobody is there to look at a board and to clear its fault: further pairs would all be lost. */
    private void refuseToGoOn(DemoLights lights, TakenPair taken) throws OperatorException {
        Optional<String> trouble = lights.trouble();
        if (trouble.isEmpty() && options.board().isPresent() && taken instanceof TakenPair.Failed failed
                && failed.fault().code() == FaultCode.E_LATCHED) {
            trouble = Optional.of(failed.fault().line());
        }
        if (trouble.isPresent()) {
            throw new OperatorException(trouble.get());
        }
    }

    private void refuseSpareInArchive() throws OperatorException {
        Path root = options.out().toAbsolutePath().normalize();
        Optional<Path> inside = options.config().spareArchive().filter(spare -> spare.startsWith(root));
        if (inside.isPresent()) {
            throw new OperatorException(
                    "The spare archive " + inside.get() + " (archive.spare_folder) lies in the archive "
                            + root + " itself; name a folder on another disk.");
        }
    }

    public Path reportFile() {
        return options.out().resolve("report.html");
    }

    private List<Lineup.Sitter> lineup() throws IOException {
        if (options.portraits().isEmpty()) {
            return Lineup.ofPortraits(options.pairsOr(0), options.studio().seed());
        }
        Path folder = options.portraits().get();
        return Lineup.ofPhotographs(folder, options.pairsOr(Lineup.pairsForEverybody(folder)), options.studio().seed());
    }

    private TakenPair take(DemoLights lights, CalibratedRig rig, PairCapture capture, SessionId session, String sitter)
            throws OperatorException, ArchiveException {
        List<String> faults = new ArrayList<>();
        PairCapture.Taken taken = capture.take(session, "demo-" + UUID.randomUUID(), () -> {
            // Metering is none of the pair's that the studio's faults befall.
            Optional<Fault> unmetered = rig.shooter().meterIfNeeded();
            if (unmetered.isPresent()) {
                return new ShotOutcome.Refused(unmetered.get());
            }
            // Of metering.
            lights.takeEdges();
            studio.beginPair();
            ShotOutcome outcome = rig.shooter().shoot();
            studio.endPair().forEach(fault -> faults.add(fault.toString()));
            return outcome;
        });
        List<EdgeError> edges = lights.takeEdges();
        return switch (taken) {
            case PairCapture.Lost lost -> new TakenPair.Failed(lost.intent().id(), sitter, lost.fault(), faults,
                    lost.unproven()
                            .map(unproven -> ShotTracer.of(unproven, rig.lights(), studio.camera().timing(),
                                    studio.truth())),
                    edges);
            case PairCapture.Kept kept -> new TakenPair.Developed(kept.intent().id(), sitter, kept.proven().shot(),
                    kept.proven().frames().gapNanos(), kept.proven().light(), kept.proven().evidence(),
                    kept.committed(), kept.commitNanos(), kept.pictures(), kept.aligned(),
                    truthOf(kept.proven(), kept.pictures(), rig.lights(), faults), edges);
        };
    }

    private TakenPair.Truth truthOf(ShotOutcome.Proven proven, DevelopedPair pictures, LightSet lights,
            List<String> faults) {
        StudioTruth truth = studio.truth();
        StudioTruth.Levels levels = truth.levels(proven.frames().studio().metadata(),
                proven.frames().flash().metadata());
        Affine motion = truth.flashToStudio(proven.frames().flash().metadata(), proven.frames().studio().metadata());
        return new TakenPair.Truth(faults, levels, motion,
                motion.meanDisplacementPx(pictures.registration().matrix(), truth.sitterBox()),
                ShotTracer.of(proven, lights, truth));
    }
}
