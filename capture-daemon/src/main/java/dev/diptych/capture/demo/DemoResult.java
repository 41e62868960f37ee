package dev.diptych.capture.demo;

import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.archive.PairId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demo found, in the form of its JSON document: names in snake case, units in the names, null where there is
 * nothing to say. The parts named {@code truth} come from the simulated studio and were unknown to the pipeline.
 */
public record DemoResult(String studio, long seed, String executor, @Nullable String mcu, @Nullable McuFacts board,
        CameraFacts camera, List<LightFacts> lights,
        List<PairFacts> pairs, Summary summary) {
    /** The board that switched the lights. */
    public record McuFacts(String model, String firmware, String serial, long ticksPerSecond) {}

    /** An edge as the board made it; ticks are its own. The host knows the instant to within its clock's bound. */
    public record EdgeFacts(String light, double level, double plannedMs, long commandedTicks, long executedTicks,
            double errorUs, double hostClockBoundUs) {}

    public record CameraFacts(int width, int height, double frameMs, double readoutMs, ExposureFacts exposureMs) {}

    public record ExposureFacts(double studio, double flash) {}

    public record ResponseFacts(double offDeadMs, double offFallMs, double onMs) {}

    /** As calibrated, and as it truly is. */
    public record LightFacts(String id, String kind, double offDeadMs, double offFallMs, double onMs,
            ResponseFacts truth) {}

    public record RegistrationFacts(double[] matrix, double errorEstimatePx) {}

    /**
     * Levels over all rows, relative to each light's steady mean; the matrix and its error are the sitter's. A pair of
     * which nothing was kept has the first two alone.
     */
    public record TruthFacts(List<String> faults, String sitter, @Nullable Double studioLampMin,
            @Nullable Double flashLampMax, @Nullable Double flashOnMin, double @Nullable [] matrix,
            @Nullable Double registrationErrorPx) {}

    /**
     * The flash frame against the aligned studio frame, before and after the correction, inside the square.
     *
     * @param sha256 of the network's file; null of pair-fit
     * @param fittedOn the other pair that pair-fit learnt from; null of a network
     * @param square of head and shoulders: left, top and side, pixels of the flash frame
     */
    public record CorrectionFacts(String model, @Nullable String sha256, @Nullable String fittedOn, double[] square,
            double inputPsnrDb, double correctedPsnrDb, double inputGainMatchedPsnrDb,
            double correctedGainMatchedPsnrDb, double inputSsim, double correctedSsim, double elapsedMs) {
        static @Nullable CorrectionFacts of(CorrectedPair corrected) {
            return switch (corrected) {
                case CorrectedPair.NotDone _ -> null;
                case CorrectedPair.Done done -> new CorrectionFacts(done.model(), done.sha256().orElse(null),
                        done.fittedOn().map(PairId::toString).orElse(null),
                        new double[]{done.view().square().x(), done.view().square().y(), done.view().square().width()},
                        done.before().psnrDb(), done.after().psnrDb(), done.before().gainMatchedPsnrDb(),
                        done.after().gainMatchedPsnrDb(), done.before().ssim(), done.after().ssim(),
                        done.correctNanos() / 1e6);
            };
        }
    }

    /** Wall time of the stages of a pair on this computer. */
    public record StageFacts(double commit, double render, double register, double align, double face, double judge) {}

    public record FileFacts(String studio, String flash, @Nullable String registered, @Nullable String corrected,
            String manifest) {}

    public record PairFacts(String pairId, String verdict, @Nullable String rule, @Nullable Double gapMs,
            @Nullable Double naiveGapMs, @Nullable Double shotMs, @Nullable Double developMs,
            @Nullable Double residualLampRatio, @Nullable Double flashRatio,
            @Nullable StageFacts stagesMs, @Nullable RegistrationFacts registration,
            @Nullable FaceFacts face, @Nullable CorrectionFacts correction, @Nullable List<FindingFacts> findings,
            @Nullable EvidenceFacts evidence, @Nullable List<EdgeFacts> edges, TruthFacts truth,
            @Nullable FileFacts files) {}

    /**
     * Medians; those of the correction over the pairs that were corrected. Of edges, those of all shots with metering and
     * calibration: how far off their commanded ticks a board made them, in microseconds either way; null without a board.
     */
    public record Summary(int accepted, int retake, @Nullable Double gapMsMedian, @Nullable Double naiveGapMsMedian,
            @Nullable Double developMsMedian, int corrected, @Nullable Double inputPsnrDbMedian,
            @Nullable Double correctedPsnrDbMedian, @Nullable Double inputGainMatchedPsnrDbMedian,
            @Nullable Double correctedGainMatchedPsnrDbMedian, @Nullable Double inputSsimMedian,
            @Nullable Double correctedSsimMedian, @Nullable Integer edges, @Nullable Double edgeErrorUsP50,
            @Nullable Double edgeErrorUsP999, @Nullable Double edgeErrorUsMax, @Nullable Double hostClockBoundUs) {}
}
