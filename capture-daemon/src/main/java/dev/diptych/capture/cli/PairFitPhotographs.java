package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.inference.AlignedRegion;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.PairFit;
import dev.diptych.inference.PairFitSettings;
import dev.diptych.inference.PortraitCorrector;
import dev.diptych.inference.deepflash.CorrectedPortrait;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Corrects photographs by what one pair of the same sitter taught. */
final class PairFitPhotographs implements PhotographCorrector {
    private final PortraitCorrector corrector;
    private final Registration registration;
    private final String words;

    private PairFitPhotographs(PortraitCorrector corrector, Registration registration, String words) {
        this.corrector = corrector;
        this.registration = registration;
        this.words = words;
    }

    /** @throws OperatorException if the photographs are of no one pose */
    static PairFitPhotographs learn(Path flashFile, Path studioFile) throws ImageReadException, OperatorException {
        Srgb8Image flash = ImageReader.read(flashFile);
        Srgb8Image studio = ImageReader.read(studioFile);
        Registration registration = new MutualInformationRegistrar().register(Luminance.ofSrgb(flash),
                Luminance.ofSrgb(studio));
        if (registration.verdict() == Verdict.FAILED) {
            throw new OperatorException(flashFile + " and " + studioFile + " cannot be registered: "
                    + registration.reason() + " Give a pair of one pose.");
        }
        PortraitCorrector corrector = PairFit.fit(flash,
                Warp.bicubic(studio, registration.matrix(), flash.width(), flash.height()),
                new AlignedRegion(registration.matrix(), studio.width(), studio.height()), PairFitSettings.DEFAULT);
        return new PairFitPhotographs(corrector, registration, String.format(Locale.ROOT,
                "%s -> %s: %s; estimated error %.2f px", flashFile, studioFile,
                RegistrationResult.verdict(registration.verdict(), registration.reason()),
                registration.errorEstimatePx()));
    }

    Registration registration() {
        return registration;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public CorrectedPortrait correct(LitFrame photograph) {
        return new CorrectedPortrait(corrector.correct(photograph), Optional.empty());
    }
}
