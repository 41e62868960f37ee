package dev.diptych.capture.demo;

import dev.diptych.archive.LightRole;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.develop.StageTimes;
import dev.diptych.capture.develop.Verdict;
import dev.diptych.capture.report.PairCard;
import dev.diptych.capture.report.ReportPage;
import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.mcu.EdgeErrors;
import dev.diptych.rig.shot.NaivePlanner;
import dev.diptych.rig.shot.PlanningInputs;
import dev.diptych.rig.shot.UnplannableException;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.light.ResponseTruth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Gathers a demo's pairs into its result. */
final class DemoTally {
    private final DemoOptions options;
    private final SimulatedStudio studio;
    private final DemoLights switches;
    private final LightSet lights;
    private final double naiveGapMs;
    private final List<DemoResult.PairFacts> pairs = new ArrayList<>();

    /** @throws OperatorException if not even the naive plan fits these lights and this camera */
    DemoTally(DemoOptions options, SimulatedStudio studio, DemoLights switches, LightSet lights, PlanningInputs inputs)
            throws OperatorException {
        this.options = options;
        this.studio = studio;
        this.switches = switches;
        this.lights = lights;
        try {
            this.naiveGapMs = millis(new NaivePlanner().plan(inputs).gapNanos());
        } catch (UnplannableException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
    }

    void add(TakenPair pair, CorrectedPair corrected) {
        pairs.add(facts(pair, corrected));
    }

    DemoResult.PairFacts facts(TakenPair pair, CorrectedPair corrected) {
        return switch (pair) {
            case TakenPair.Failed failed -> new DemoResult.PairFacts(failed.id().toString(), failed.verdict().name(),
                    failed.fault().code().name(), null, naiveGapMs, null, null, null, null, null, null, null, null,
                    null, null, EdgeCard.facts(failed.edges()),
                    new DemoResult.TruthFacts(failed.faults(), failed.sitter(), null, null, null, null, null),
                    null);
            case TakenPair.Developed developed -> facts(developed, corrected);
        };
    }

    PairCard card(TakenPair pair, CorrectedPair corrected) {
        return new DemoCard(naiveGapMs).of(pair, corrected);
    }

    DemoResult result() {
        DemoResult.CameraFacts camera = new DemoResult.CameraFacts(options.studio().widthPx(),
                options.studio().heightPx(),
                millis(studio.camera().timing().framePeriodNanos()), millis(studio.camera().timing().readoutNanos()),
                new DemoResult.ExposureFacts(millis(studio.studioExposure().exposureNanos()),
                        millis(studio.flashExposure().exposureNanos())));
        return new DemoResult(options.studio().grade().toString(), options.studio().seed(),
                options.board().isPresent() ? "mcu" : "simulated",
                options.board().map(EmulatedKind::toString).orElse(null),
                switches.board().map(DemoTally::mcuFacts).orElse(null), camera,
                lights.all().stream().map(this::lightFacts).toList(), List.copyOf(pairs), summary());
    }

    void finish(ReportPage page) throws IOException {
        DemoResult.Summary summary = summary();
        page.finish(
                pairs.size() + (pairs.size() == 1 ? " pair, " : " pairs, ") + summary.accepted() + " accepted"
                        + (summary.retake() > 0 ? ", " + summary.retake() + " to take again" : ""),
                options.studio().name() + ", 30 frames a second."
                        + switches.board().map(DemoTally::words).orElse(""),
                DemoCard.summary(summary, medianOf(facts -> facts.residualLampRatio() == null
                        ? null
                        : 100 * facts.residualLampRatio())));
    }

    private static String words(BoardFacts board) {
        return " Lights switched by RigLink " + board.firmware() + " on " + board.model() + ".";
    }

    private static DemoResult.McuFacts mcuFacts(BoardFacts board) {
        return new DemoResult.McuFacts(board.model(), board.firmware(), board.serial(), board.ticksPerSecond());
    }

    private DemoResult.Summary summary() {
        int accepted = (int) pairs.stream().filter(pair -> Verdict.valueOf(pair.verdict()).accepted()).count();
        int corrected = (int) pairs.stream().filter(pair -> pair.correction() != null).count();
        Optional<EdgeErrors.Summary> edges = switches.edgeSummary();
        return new DemoResult.Summary(accepted, pairs.size() - accepted, medianOf(DemoResult.PairFacts::gapMs),
                medianOf(DemoResult.PairFacts::naiveGapMs), medianOf(DemoResult.PairFacts::developMs), corrected,
                medianOfCorrections(DemoResult.CorrectionFacts::inputPsnrDb),
                medianOfCorrections(DemoResult.CorrectionFacts::correctedPsnrDb),
                medianOfCorrections(DemoResult.CorrectionFacts::inputGainMatchedPsnrDb),
                medianOfCorrections(DemoResult.CorrectionFacts::correctedGainMatchedPsnrDb),
                medianOfCorrections(DemoResult.CorrectionFacts::inputSsim),
                medianOfCorrections(DemoResult.CorrectionFacts::correctedSsim),
                edges.map(EdgeErrors.Summary::edges).orElse(null), edges.map(EdgeErrors.Summary::p50Us).orElse(null),
                edges.map(EdgeErrors.Summary::p999Us).orElse(null), edges.map(EdgeErrors.Summary::maxUs).orElse(null),
                edges.map(EdgeErrors.Summary::hostBoundUs).orElse(null));
    }

    private @Nullable Double medianOfCorrections(ToDoubleFunction<DemoResult.CorrectionFacts> value) {
        return medianOf(facts -> facts.correction() == null ? null : value.applyAsDouble(facts.correction()));
    }

    private @Nullable Double medianOf(Function<DemoResult.PairFacts, @Nullable Double> value) {
        List<Double> sorted = new ArrayList<>();
        for (DemoResult.PairFacts facts : pairs) {
            Double found = value.apply(facts);
            if (found != null) {
                sorted.add(found);
            }
        }
        sorted.sort(null);
        if (sorted.isEmpty()) {
            return null;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private DemoResult.PairFacts facts(TakenPair.Developed pair, CorrectedPair corrected) {
        Registration registration = pair.pictures().registration();
        String rule = pair.pictures().quality().rule();
        TakenPair.Truth truth = pair.truth();
        return new DemoResult.PairFacts(pair.id().toString(), pair.verdict().name(), rule.isEmpty() ? null : rule,
                millis(pair.gapNanos()), naiveGapMs, millis(pair.shot().durationNanos()),
                millis(pair.pictures().times().totalNanos()), pair.light().residualLampRatio(),
                pair.light().flashRatio(),
                stages(pair),
                new DemoResult.RegistrationFacts(registration.matrix().toRowMajor(), registration.errorEstimatePx()),
                FaceFacts.of(pair.pictures()), DemoResult.CorrectionFacts.of(corrected),
                FindingFacts.of(pair.pictures().quality()), EvidenceFacts.of(pair.evidence()),
                EdgeCard.facts(pair.edges()),
                new DemoResult.TruthFacts(truth.faults(), pair.sitter(), truth.levels().studioLampMin(),
                        truth.levels().flashLampMax(), truth.levels().flashOnMin(),
                        truth.flashToStudio().toRowMajor(), truth.registrationErrorPx()),
                new DemoResult.FileFacts(original(pair, LightRole.STUDIO), original(pair, LightRole.FLASH),
                        pair.aligned().map(this::shown).orElse(null),
                        corrected instanceof CorrectedPair.Done done ? shown(done.file()) : null,
                        shown(pair.committed().manifest())));
    }

    private static DemoResult.StageFacts stages(TakenPair.Developed pair) {
        StageTimes times = pair.pictures().times();
        return new DemoResult.StageFacts(millis(pair.commitNanos()), millis(times.renderNanos()),
                millis(times.registerNanos()), millis(times.alignNanos()), millis(times.faceNanos()),
                millis(times.judgeNanos()));
    }

    private DemoResult.LightFacts lightFacts(Light light) {
        LightResponse response = light.response();
        ResponseTruth truth = studio.response(light.id());
        return new DemoResult.LightFacts(light.id(), light.kind() == LightKind.FLASH ? "flash" : "studio_lamp",
                millis(response.offDead().p50Nanos()), millis(response.offFall().p50Nanos()),
                millis(response.onDead().p50Nanos() + response.onRise().p50Nanos()),
                new DemoResult.ResponseFacts(truth.offDeadMillis(), truth.offFallMillis(),
                        truth.onDeadMillis() + truth.onRiseMillis()));
    }

    private String original(TakenPair.Developed pair, LightRole role) {
        return shown(Objects.requireNonNull(pair.committed().originals().get(role)));
    }

    /** A path as the operator gave the output folder: relative stays relative. */
    private String shown(Path file) {
        return options.out()
                .resolve(options.out().toAbsolutePath().normalize().relativize(file.toAbsolutePath()))
                .toString();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
