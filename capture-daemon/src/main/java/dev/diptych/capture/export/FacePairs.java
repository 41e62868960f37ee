package dev.diptych.capture.export;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.Development;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.OriginalReader;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.StoredPair;
import dev.diptych.archive.export.ChosenPair;
import dev.diptych.archive.export.LeftOut;
import dev.diptych.capture.develop.PairAligner;
import dev.diptych.capture.develop.PairPictures;
import dev.diptych.capture.session.StoredFrame;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceCrop;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.ImageTooSmallException;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets both pictures of a face: from the derivatives, or, where one is missing or cannot be read, from the originals as
 * they were developed then, or, where even that is not known any more, by developing them anew.
 */
final class FacePairs {
    /** How a pair's pictures fit, and what is cut out of them. */
    private record Geometry(Affine flashToStudio, double errorPx, Box face, FaceCrop crop) {}

    /** What the manifest says of the photographs. */
    private record Originals(String flashSha256, String studioSha256) {}

    private final AlignerSource source;
    private @Nullable PairAligner aligner;

    FacePairs(AlignerSource source) {
        this.source = source;
    }

    /**
     * Empty if there is none to be had, of which {@code refused} hears then.
     *
     * @throws IOException if faces cannot be looked for on this computer
     */
    Optional<FacePair> read(ChosenPair pair, Consumer<LeftOut> refused) throws IOException {
        StoredPair stored = pair.stored();
        Originals originals;
        PairPictures pictures;
        try {
            originals = new Originals(OriginalReader.sha256(stored, LightRole.FLASH),
                    OriginalReader.sha256(stored, LightRole.STUDIO));
            Optional<FacePair> kept = kept(pair, originals);
            if (kept.isPresent()) {
                return kept;
            }
            pictures = PairPictures.of(StoredFrame.of(OriginalReader.read(stored, LightRole.STUDIO)),
                    StoredFrame.of(OriginalReader.read(stored, LightRole.FLASH)));
        } catch (ArchiveException | ImageReadException e) {
            refused.accept(new LeftOut(stored.id(), LeftOut.Reason.UNREADABLE, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        Optional<Geometry> geometry = pair.development().isPresent()
                ? pair.development().flatMap(FacePairs::asDeveloped)
                : developed(pictures, stored, refused);
        try {
            return geometry.map(found -> cut(pictures, found, originals));
        } catch (IllegalArgumentException e) {
            refused.accept(new LeftOut(stored.id(), LeftOut.Reason.UNREADABLE, "Its development.json is of other"
                    + " pictures: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<FacePair> kept(ChosenPair pair, Originals originals) {
        Optional<Development> development = pair.development();
        Optional<Development.Face> face = development.flatMap(Development::face);
        if (face.isEmpty()) {
            return Optional.empty();
        }
        Path flashFile = FaceDerivatives.file(pair.stored(), LightRole.FLASH);
        Path studioFile = FaceDerivatives.file(pair.stored(), LightRole.STUDIO);
        try {
            Srgb8Image flash = ImageReader.read(flashFile);
            Srgb8Image studio = ImageReader.read(studioFile);
            return isWhole(flash) && isWhole(studio)
                    ? Optional.of(new FacePair(flash, studio, Files.readAllBytes(flashFile),
                            Files.readAllBytes(studioFile), face.get().crop(), inCrop(face.get()),
                            development.get().registrationErrorPx(), originals.flashSha256(), originals.studioSha256(),
                            false))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Srgb8Image picture) {
        return picture.width() == FaceCrop.SIDE_PX && picture.height() == FaceCrop.SIDE_PX;
    }

    private static Optional<Geometry> asDeveloped(Development development) {
        List<Double> m = development.matrix();
        return development.face()
                .map(face -> new Geometry(new Affine(m.get(0), m.get(1), m.get(2), m.get(3), m.get(4), m.get(5)),
                        development.registrationErrorPx(), box(face.found()), new FaceCrop(box(face.crop()))));
    }

    private Optional<Geometry> developed(PairPictures pictures, StoredPair stored, Consumer<LeftOut> refused)
            throws IOException {
        PairAligner finder = aligner == null ? source.load() : aligner;
        aligner = finder;
        Registration registration;
        try {
            registration = finder.register(pictures);
        } catch (ImageTooSmallException e) {
            refused.accept(new LeftOut(stored.id(), LeftOut.Reason.NOT_REGISTERED, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        if (registration.verdict() == Verdict.FAILED) {
            refused.accept(new LeftOut(stored.id(), LeftOut.Reason.NOT_REGISTERED, registration.reason()));
            return Optional.empty();
        }
        return switch (finder.face(pictures.flash(), pictures.alignedStudio(registration.matrix()), registration)) {
            case FaceSearch.NoFace none -> {
                refused.accept(new LeftOut(stored.id(), LeftOut.Reason.NO_FACE, none.sentence()));
                yield Optional.empty();
            }
            case FaceSearch.Found found -> Optional.of(new Geometry(registration.matrix(),
                    registration.errorEstimatePx(), found.largest().box(),
                    FaceCrop.around(found.largest(), pictures.flash())));
        };
    }

    private static FacePair cut(PairPictures pictures, Geometry geometry, Originals originals) {
        Srgb8Image flash = geometry.crop().cut(pictures.flash());
        Srgb8Image studio = geometry.crop().cut(pictures.alignedStudio(geometry.flashToStudio()));
        Development.Face face = new Development.Face(square(geometry.face()), square(geometry.crop().square()));
        return new FacePair(flash, studio, PngWriter.encode(flash), PngWriter.encode(studio), face.crop(),
                inCrop(face), geometry.errorPx(), originals.flashSha256(), originals.studioSha256(), true);
    }

    private static PictureSquare inCrop(Development.Face face) {
        return face.found().within(face.crop(), FaceCrop.SIDE_PX);
    }

    private static Box box(PictureSquare square) {
        return new Box(square.xPx(), square.yPx(), square.sidePx(), square.sidePx());
    }

    private static PictureSquare square(Box box) {
        return new PictureSquare(box.x(), box.y(), Math.max(box.width(), box.height()));
    }
}
