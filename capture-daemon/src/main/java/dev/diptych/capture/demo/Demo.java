package dev.diptych.capture.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.report.ReportPage;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioTruth;
import dev.diptych.studio.fault.StudioFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole session in the simulated studio, in virtual time: sitters take the chair one after another, each pair is
 * shot, proved, committed, developed and judged, and what the studio knows is set beside it in the report.
 */
public final class Demo {
    /** A sitter of a demo sits once. */
    private static final String SESSION = "01";

    private static final int RETRIES = 6;
    private static final long RETRY_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final DemoOptions options;
    private final DemoListener listener;
    private final SimulatedStudio studio;

    public Demo(DemoOptions options, DemoListener listener) {
        this.options = options;
        this.listener = listener;
        studio = new SimulatedStudio(options.studio());
    }

    /** Runs the session and leaves an archive and {@code report.html} in the output folder. */
    public DemoResult run() throws OperatorException, IOException {
        List<Lineup.Sitter> lineup = lineup();
        int pairs = lineup.stream().mapToInt(Lineup.Sitter::pairs).sum();
        refuseSpareInArchive();
        listener.started(options, pairs, lineup.size());
        try (Archive archive = Archive.open(options.out());
                PairKeeper keeper = new PairKeeper(archive, options.config().spareArchive(),
                        PairKeeper.USUAL_PATIENCE)) {
            archive.openingRemarks().forEach(listener::told);
            return run(lineup, archive, new ShotArchivist(archive, keeper), new Developer(
                    new MutualInformationRegistrar(), CascadeFaceFinder.load(),
                    new QualityGate(options.config().quality()), options.config().region()));
        } finally {
            studio.camera().close();
        }
    }

    private DemoResult run(List<Lineup.Sitter> lineup, Archive archive, ShotArchivist archivist,
            Developer developer) throws OperatorException, IOException {
        try (ReportPage page = new ReportPage(reportFile(), "Diptych report")) {
            DemoRig rig = DemoRig.calibrated(studio, options, new CalibrationStore(archive), listener);
            DemoTally tally = new DemoTally(options, studio, rig.lights(), rig.shooter().planningInputs());
            int shot = 0;
            for (Lineup.Sitter sitter : lineup) {
                listener.seated(sitter.name());
                studio.seat(sitter.seat(options.studio().widthPx(), options.studio().heightPx()));
                rig.shooter().seated();
                SessionId session = newSession(archive, sitter);
                List<TakenPair> taken = new ArrayList<>();
                for (int pair = 0; pair < sitter.pairs(); pair++) {
                    taken.add(takeOrTell(shot, rig, archivist, developer, session, sitter.name()));
                    shot++;
                    listener.judged(tally.facts(taken.getLast(), null), taken.getLast().remark());
                }
                // Only now: a pair is corrected by what another one taught.
                for (TakenPair pair : taken) {
                    CorrectedPair corrected = CorrectedPair.byAnotherFit(pair, taken);
                    tally.add(pair, corrected);
                    page.add(tally.card(pair, corrected));
                }
            }
            tally.finish(page);
            return tally.result();
        }
    }

    private TakenPair takeOrTell(int shot, DemoRig rig, ShotArchivist archivist, Developer developer,
            SessionId session, String sitter) throws OperatorException, ArchiveException {
        try {
            return take(rig, archivist, developer, session, sitter);
        } catch (OperatorException | ArchiveException e) {
            if (shot > 0) {
                listener.told("The demo ends early and leaves no report; what it stored before is safe in "
                        + options.out() + ".");
            }
            throw e;
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

    private TakenPair take(DemoRig rig, ShotArchivist archivist, Developer developer, SessionId session,
            String sitter)
            throws OperatorException, ArchiveException {
        // A pair that is lost keeps its number, so that no two bear the same.
        PairIntent intent = archivist.intend(session, "demo-" + UUID.randomUUID(), studio.camera().format());
        Optional<Fault> unmetered = rig.shooter().meterIfNeeded();
        if (unmetered.isPresent()) {
            archivist.abandon(intent, unmetered.get());
            return new TakenPair.Failed(intent.id(), sitter, unmetered.get(), List.of(), Optional.empty());
        }
        studio.beginPair();
        ShotOutcome outcome = rig.shooter().shoot();
        List<String> faults = studio.endPair().stream().map(StudioFault::toString).toList();
        return switch (outcome) {
            case ShotOutcome.Refused refused -> {
                archivist.abandon(intent, refused.fault());
                yield new TakenPair.Failed(intent.id(), sitter, refused.fault(), faults, Optional.empty());
            }
            case ShotOutcome.Unproven unproven -> {
                archivist.abandon(intent, unproven.fault());
                yield new TakenPair.Failed(intent.id(), sitter, unproven.fault(), faults,
                        Optional.of(ShotTracer.of(unproven, rig.lights(), studio.camera().timing(), studio.truth())));
            }
            case ShotOutcome.Proven proven -> developed(rig, archivist, developer, intent, sitter, proven, faults);
        };
    }

    private TakenPair developed(DemoRig rig, ShotArchivist archivist, Developer developer, PairIntent intent,
            String sitter,
            ShotOutcome.Proven proven, List<String> faults) throws OperatorException, ArchiveException {
        // The simulated sensor exposes a frame when it is first read; a camera would have done so by now.
        proven.frames().studio().pixels();
        proven.frames().flash().pixels();
        long provenNanos = System.nanoTime();
        CommittedPair committed = kept(archivist, archivist.keep(intent, proven));
        long commitNanos = System.nanoTime() - provenNanos;
        DevelopedPair pictures = developer.develop(proven);
        Optional<Path> aligned = archivist.writeDevelopment(committed, pictures, proven);
        return new TakenPair.Developed(intent.id(), sitter, proven.shot(), proven.frames().gapNanos(), proven.light(),
                proven.evidence(), committed, commitNanos, pictures, aligned,
                truthOf(proven, pictures, rig.lights(), faults));
    }

    private CommittedPair kept(ShotArchivist archivist, PairKeeper.Kept kept) throws OperatorException {
        return switch (kept) {
            case PairKeeper.Kept.Stored stored -> {
                stored.remark().ifPresent(listener::told);
                yield stored.pair();
            }
            case PairKeeper.Kept.InSpare spare -> {
                listener.told(spare.remark());
                yield spare.pair();
            }
            case PairKeeper.Kept.Unsaved unsaved -> keptLater(archivist, unsaved);
        };
    }

    /** Gives the operator time to mend the disk, while the pair is in memory alone. */
    private CommittedPair keptLater(ShotArchivist archivist, PairKeeper.Kept.Unsaved unsaved) throws OperatorException {
        listener.told(unsaved.id() + " is in memory alone, because " + unsaved.failure().code() + ": "
                + unsaved.failure().getMessage() + " Trying again for a minute.");
        for (int attempt = 0; attempt < RETRIES; attempt++) {
            LockSupport.parkNanos(RETRY_PAUSE_NANOS);
            PairKeeper.Kept again = archivist.retry();
            if (!(again instanceof PairKeeper.Kept.Unsaved)) {
                return kept(archivist, again);
            }
        }
        throw new OperatorException(unsaved.failure().code() + ": " + unsaved.id()
                + " was shot, but could not be stored, and is lost. " + unsaved.failure().getMessage(),
                unsaved.failure());
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

    /** A subject that the archive does not know: whoever sits in a later demo is somebody else. */
    private static SessionId newSession(Archive archive, Lineup.Sitter sitter) throws ArchiveException {
        int number = 1;
        while (archive.hasSubject(subjectName(number))) {
            number++;
        }
        SessionId session = new SessionId(subjectName(number), SESSION);
        archive.startSession(new SessionRecord(session, sitter.consent(), Instant.now(),
                JsonNodeFactory.instance.objectNode().put("studio", "simulated")));
        return session;
    }

    private static String subjectName(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
