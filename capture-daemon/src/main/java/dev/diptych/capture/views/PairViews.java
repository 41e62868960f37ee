package dev.diptych.capture.views;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.capture.daemon.PairPicture;
import dev.diptych.capture.daemon.PairPictureFiles;
import dev.diptych.capture.daemon.PairPictures;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.model.OpenNetwork;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.io.JpegWriter;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.inference.CorrectionRefusedException;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.HeadAndShoulders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the pictures that the console shows of a pair, and keeps them among its derivatives. By one thread. */
public final class PairViews implements PairPictures {
    private static final float QUALITY = 0.85f;
    private static final int WIDEST_PX = 1280;
    private static final int STRIP_HEIGHT_PX = 160;

    private final Optional<OpenNetwork> network;

    /** @param network that corrects flash pictures, if there is one */
    public PairViews(Optional<OpenNetwork> network) {
        this.network = network;
    }

    @Override
    public Made make(PairCapture.Kept kept) throws ArchiveException {
        return make(kept.committed(), kept.pictures());
    }

    Made make(CommittedPair pair, DevelopedPair developed) throws ArchiveException {
        List<PairPicture> made = new ArrayList<>();
        keep(pair, PairPicture.STUDIO, fit(developed.studio()), made);
        keep(pair, PairPicture.FLASH, fit(developed.flash()), made);
        if (developed.registration().verdict() != Verdict.FAILED) {
            keep(pair, PairPicture.OVERLAY, fit(Overlay.of(developed.alignedStudio(), developed.flash())),
                    made);
        }
        keep(pair, PairPicture.STRIP, strip(developed), made);
        Optional<Srgb8Image> corrected = corrected(developed);
        if (corrected.isPresent()) {
            keep(pair, PairPicture.CORRECTED, fit(corrected.get()), made);
        }
        return new Made(made, corrected.isPresent() ? network.map(open -> open.corrector().name()) : Optional.empty());
    }

    private static void keep(CommittedPair pair, PairPicture picture, Srgb8Image image, List<PairPicture> made)
            throws ArchiveException {
        pair.writeDerivative(PairPictureFiles.name(pair.id(), picture), JpegWriter.encode(image, QUALITY));
        made.add(picture);
    }

    /** About the face that was found; empty without a network or a face. */
    private Optional<Srgb8Image> corrected(DevelopedPair developed) {
        if (network.isEmpty() || !(developed.face() instanceof FaceSearch.Found found)) {
            return Optional.empty();
        }
        Srgb8Image flash = developed.flash();
        try {
            return Optional.of(network.get()
                    .corrector()
                    .correct(new LitFrame(flash, LightState.FLASH),
                            HeadAndShoulders.around(found.largest(), flash.width(), flash.height())));
        } catch (CorrectionRefusedException e) {
            return Optional.empty();
        }
    }

    private static Srgb8Image strip(DevelopedPair developed) {
        int factor = Math.max(1, developed.studio().height() / STRIP_HEIGHT_PX);
        return SideBySide.of(BoxReduction.by(developed.studio(), factor), BoxReduction.by(developed.flash(), factor));
    }

    private static Srgb8Image fit(Srgb8Image picture) {
        int factor = Math.ceilDiv(picture.width(), WIDEST_PX);
        return factor == 1 ? picture : BoxReduction.by(picture, factor);
    }
}
