package dev.diptych.capture.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.PairId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.Developer;
import dev.diptych.capture.develop.QualityGate;
import dev.diptych.capture.report.ReportPage;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioTruth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A whole session in the simulated studio, in virtual time: sitters take the chair one after another, each pair is
 * shot, proved, committed, developed and judged, and what the studio knows is set beside it in the report.
 */
public final class Demo {
    /** How far the camera's frames lie from where they are predicted: its timestamps are good to 30 microseconds. */
    private static final long PHASE_UNCERTAINTY_NANOS = 100_000;
    /** A sitter of a demo sits once. */
    private static final String SESSION = "01";

    private final DemoOptions options;
    private final DemoListener listener;
    private final SimulatedStudio studio;
    private final LightSet lights;
    private final FrameStream stream;
    private final PairShooter shooter;
    private final Developer developer;

    public Demo(DemoOptions options, DemoListener listener) throws OperatorException {
        this.options = options;
        this.listener = listener;
        studio = new SimulatedStudio(options.grade(), options.lamps(), options.seed(), options.widthPx(),
                options.heightPx());
        lights = configured(studio.dataSheet());
        stream = new FrameStream(studio.clock(), studio.camera(), TimestampReading.AS_STATED);
        shooter = new PairShooter(studio.clock(), stream,
                new LightControl(studio.clock(), lights, studio.executor(), new SafetyGate(lights)),
                new OverlapPlanner(),
                new ShotSettings(studio.studioExposure(), studio.flashExposure(), PHASE_UNCERTAINTY_NANOS,
                        options.config().roomLightRatio().orElse(studio.dataSheetRoomLightRatio())));
        developer = new Developer(new MutualInformationRegistrar(), new QualityGate(options.config().quality()),
                options.config().region());
    }

    /** Runs the session and leaves an archive and {@code report.html} in the output folder. */
    public DemoResult run() throws OperatorException, IOException {
        List<Lineup.Sitter> lineup = lineup();
        int pairs = lineup.stream().mapToInt(Lineup.Sitter::pairs).sum();
        listener.started(options, pairs, lineup.size());
        Archive archive = Archive.open(options.out());
        ShotArchivist archivist = new ShotArchivist(archive);
        DemoTally tally = new DemoTally(options, studio, lights, shooter.planningInputs());
        try (ReportPage page = new ReportPage(reportFile(), "Diptych report")) {
            stream.start(studio.studioExposure());
            for (Lineup.Sitter sitter : lineup) {
                listener.seated(sitter.name());
                studio.seat(sitter.seat(options.widthPx(), options.heightPx()));
                String subject = newSubject(archive);
                List<TakenPair> taken = new ArrayList<>();
                for (int number = 1; number <= sitter.pairs(); number++) {
                    // Numbered by attempt: a pair that was lost keeps its number, so that no two bear the same.
                    PairId id = new PairId(subject, SESSION, number);
                    taken.add(take(archivist, id, sitter.name()));
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
        } catch (CameraException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        } finally {
            studio.camera().close();
        }
        return tally.result();
    }

    public Path reportFile() {
        return options.out().resolve("report.html");
    }

    private List<Lineup.Sitter> lineup() throws IOException {
        if (options.portraits().isEmpty()) {
            return Lineup.ofPortraits(options.pairsOr(0), options.seed());
        }
        Path folder = options.portraits().get();
        return Lineup.ofPhotographs(folder, options.pairsOr(Lineup.pairsForEverybody(folder)), options.seed());
    }

    /** The configuration's word on a light goes before the data sheet's. */
    private LightSet configured(LightSet dataSheet) throws OperatorException {
        for (String id : options.config().responses().keySet()) {
            if (dataSheet.find(id).isEmpty()) {
                throw new OperatorException("The configuration names the light \"" + id + "\", but this studio has "
                        + String.join(", ", dataSheet.all().stream().map(Light::id).toList()) + ".");
            }
        }
        return new LightSet(dataSheet.all()
                .stream()
                .map(light -> new Light(light.id(), light.kind(), light.cap(),
                        options.config().responses().getOrDefault(light.id(), light.response())))
                .toList());
    }

    private TakenPair take(ShotArchivist archivist, PairId id, String sitter) throws ArchiveException {
        archivist.requireSpaceForPair(studio.camera().format());
        return switch (shooter.shoot()) {
            case ShotOutcome.Refused refused -> new TakenPair.Failed(id, sitter, refused.fault());
            case ShotOutcome.Unproven unproven -> new TakenPair.Failed(id, sitter, unproven.fault());
            case ShotOutcome.Proven proven -> {
                // The simulated sensor exposes a frame when it is first read; a camera would have done so by now.
                proven.frames().studio().pixels();
                proven.frames().flash().pixels();
                long provenNanos = System.nanoTime();
                CommittedPair committed = archivist.commit(id, proven);
                long commitNanos = System.nanoTime() - provenNanos;
                DevelopedPair pictures = developer.develop(proven.frames(), proven.light());
                Optional<Path> aligned = archivist.writeDevelopment(committed, pictures, proven.light());
                yield new TakenPair.Developed(id, sitter, proven.shot(), proven.frames().gapNanos(), proven.light(),
                        committed, commitNanos, pictures, aligned, truthOf(proven, pictures));
            }
        };
    }

    private TakenPair.Truth truthOf(ShotOutcome.Proven proven, DevelopedPair pictures) {
        StudioTruth truth = studio.truth();
        StudioTruth.Levels levels = truth.levels(proven.frames().studio().metadata(),
                proven.frames().flash().metadata());
        Affine motion = truth.flashToStudio(proven.frames().flash().metadata(), proven.frames().studio().metadata());
        return new TakenPair.Truth(levels, motion,
                motion.meanDisplacementPx(pictures.registration().matrix(), truth.sitterBox()),
                new ShotTracer(lights, proven.shot(), proven.frames(), truth).trace());
    }

    /** A subject that the archive does not know: whoever sits in a later demo is somebody else. */
    private static String newSubject(Archive archive) throws ArchiveException {
        int number = 1;
        while (archive.hasSubject(subjectName(number))) {
            number++;
        }
        String subject = subjectName(number);
        archive.writeSession(subject, SESSION, JsonNodeFactory.instance.objectNode().put("studio", "simulated"));
        return subject;
    }

    private static String subjectName(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
