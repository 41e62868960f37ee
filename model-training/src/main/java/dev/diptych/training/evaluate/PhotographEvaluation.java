package dev.diptych.training.evaluate;

import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.face.Face;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.registration.ImageTooSmallException;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.DeepFlashCorrector;
import dev.diptych.inference.deepflash.HeadAndShoulders;
import dev.diptych.studio.scene.PhotographFolder;
import java.io.IOException;

/** Scores a corrector on real photographs, each beside one of the same sitter in softer light, registered to it. */
public final class PhotographEvaluation {
    /** Cameras give more than registration or a screen needs. */
    private static final int MOST_SIDE_PX = 1600;

    private final DeepFlashCorrector corrector;
    private final FaceFinder faces;

    public PhotographEvaluation(DeepFlashCorrector corrector, FaceFinder faces) {
        this.corrector = corrector;
        this.faces = faces;
    }

    /** What became of one pair of photographs. */
    public sealed interface Outcome {
        /** The photograph's name in its folder. */
        String name();
    }

    /** It was corrected. */
    public record Scored(String name, PhotographScore score) implements Outcome {}

    /** @param reason one sentence */
    public record LeftOut(String name, String reason) implements Outcome {}

    /** @throws IOException if a photograph cannot be read */
    public Outcome score(PhotographFolder.Entry entry) throws IOException {
        Srgb8Image flash = reduced(ImageReader.read(entry.flash()));
        Srgb8Image other = reduced(ImageReader.read(entry.ambient()));
        Registration registration;
        try {
            registration = new MutualInformationRegistrar().register(Luminance.ofSrgb(flash), Luminance.ofSrgb(other));
        } catch (ImageTooSmallException e) {
            return new LeftOut(entry.name(), String.valueOf(e.getMessage()));
        }
        if (registration.verdict() == Verdict.FAILED) {
            return new LeftOut(entry.name(), "The photographs cannot be registered: " + registration.reason());
        }
        Srgb8Image soft = Warp.bicubic(other, registration.matrix(), flash.width(), flash.height());
        FaceSearch inFlash = faces.find(flash);
        FaceSearch found = inFlash instanceof FaceSearch.Found ? inFlash : faces.find(soft);
        return switch (found) {
            case FaceSearch.NoFace none -> new LeftOut(entry.name(), none.sentence());
            case FaceSearch.Found in -> scored(entry.name(), flash, soft, in.largest());
        };
    }

    private Scored scored(String name, Srgb8Image flash, Srgb8Image soft, Face face) {
        HeadAndShoulders view = HeadAndShoulders.around(face, flash.width(), flash.height());
        Srgb8Image corrected = corrector.correct(new LitFrame(flash, LightState.FLASH), view);
        return new Scored(name, PhotographScore.of(flash, corrected, soft, view.square(), face.box()));
    }

    private static Srgb8Image reduced(Srgb8Image picture) {
        int factor = Math.ceilDiv(Math.max(picture.width(), picture.height()), MOST_SIDE_PX);
        return factor <= 1 ? picture : BoxReduction.by(picture, factor);
    }
}
