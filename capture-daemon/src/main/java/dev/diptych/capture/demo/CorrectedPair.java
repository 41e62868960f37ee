package dev.diptych.capture.demo;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairId;
import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.inference.AlignedRegion;
import dev.diptych.inference.CorrectionRefusedException;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.PairFit;
import dev.diptych.inference.PairFitSettings;
import dev.diptych.inference.PortraitCorrector;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of correcting a pair's flash frame; its own studio frame only judges it. */
sealed interface CorrectedPair {
    /**
     * @param sha256 of the network's file; empty of pair-fit, which has none
     * @param fittedOn the other pair that was learnt from; empty of a network
     * @param view in which it is scored
     * @param before of the flash frame itself
     * @param correctNanos wall time
     * @param file where the corrected picture was written
     */
    record Done(Srgb8Image picture, String model, Optional<String> sha256, Optional<PairId> fittedOn,
            PortraitView view, CorrectionScore before, CorrectionScore after, long correctNanos, Path file)
            implements
                CorrectedPair {}

    /** @param why a sentence; empty of a pair that was not accepted, of which more than that is known */
    record NotDone(String why) implements CorrectedPair {}

    /** @param ofSitter all the sitter's pairs, this one among them */
    static CorrectedPair of(TakenPair pair, List<TakenPair> ofSitter, Correction correction) throws ArchiveException {
        if (!(pair instanceof TakenPair.Developed target) || !target.verdict().accepted()) {
            return new NotDone("");
        }
        return switch (correction) {
            case Correction.ByAnotherPair _ -> byAnotherPair(target, ofSitter);
            case Correction.ByNetwork(OpenNetwork network) -> byNetwork(target, network);
            case Correction.None(String why) -> new NotDone("Not corrected. " + why);
        };
    }

    /** By the nearest other accepted pair. */
    private static CorrectedPair byAnotherPair(TakenPair.Developed target, List<TakenPair> ofSitter)
            throws ArchiveException {
        Optional<TakenPair.Developed> nearest = ofSitter.stream()
                .filter(TakenPair.Developed.class::isInstance)
                .map(TakenPair.Developed.class::cast)
                .filter(other -> !other.id().equals(target.id()) && other.verdict().accepted())
                .min(Comparator.comparingInt(other -> Math.abs(other.id().number() - target.id().number())));
        if (nearest.isEmpty()) {
            return new NotDone("Not corrected: pair-fit learns from another accepted pair of the same sitter, and there"
                    + " is none.");
        }
        TakenPair.Developed source = nearest.get();
        Srgb8Image fitFlash = source.pictures().flash();
        PortraitCorrector corrector = PairFit.fit(fitFlash, source.pictures().alignedStudio(),
                new AlignedRegion(source.pictures().registration().matrix(), fitFlash.width(), fitFlash.height()),
                PairFitSettings.DEFAULT);
        return correct(target, corrector::correct, corrector.name(), Optional.empty(), Optional.of(source.id()));
    }

    /** About the face that was found when the pair was developed. */
    private static CorrectedPair byNetwork(TakenPair.Developed target, OpenNetwork network) throws ArchiveException {
        return switch (target.pictures().face()) {
            case FaceSearch.Found _ -> {
                PortraitView view = PortraitView.of(target.pictures());
                yield correct(target, flash -> network.corrector().correct(flash, view.view()),
                        network.corrector().name(), Optional.of(network.sha256()), Optional.empty());
            }
            case FaceSearch.NoFace none -> new NotDone("Not corrected. " + none.sentence());
        };
    }

    private static CorrectedPair correct(TakenPair.Developed target, Function<LitFrame, Srgb8Image> corrector,
            String model, Optional<String> sha256, Optional<PairId> fittedOn) throws ArchiveException {
        Srgb8Image flash = target.pictures().flash();
        long startedNanos = System.nanoTime();
        Srgb8Image picture;
        try {
            picture = corrector.apply(new LitFrame(flash, LightState.FLASH));
        } catch (CorrectionRefusedException e) {
            return new NotDone("Not corrected. " + e.sentence());
        }
        long correctNanos = System.nanoTime() - startedNanos;
        Path file = target.committed()
                .writeDerivative(target.id() + "_light-flash_corrected-" + model + ".png", PngWriter.encode(picture));
        PortraitView view = PortraitView.of(target.pictures());
        Srgb8Image truth = view.cut(target.pictures().alignedStudio());
        return new Done(picture, model, sha256, fittedOn, view, CorrectionScore.of(view.cut(flash), truth),
                CorrectionScore.of(view.cut(picture), truth), correctNanos, file);
    }
}
