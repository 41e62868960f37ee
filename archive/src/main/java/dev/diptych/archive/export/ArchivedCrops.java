package dev.diptych.archive.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Development;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Sha256;

/** An archive's own pictures of faces, which are written when a pair is developed, as pairs to train on. */
public final class ArchivedCrops {
    private ArchivedCrops() {
    }

    /**
     * Reads each picture once, for its checksum.
     *
     * @throws ArchiveException if the archive itself cannot be read; a pair of which something is missing is left out
     */
    public static TrainingSet read(ArchiveReader archive, PairChoice choice, SubjectSplit split, Instant now)
            throws ArchiveException {
        PairChoice.Chosen chosen = choice.of(archive, now);
        List<TrainingPair> pairs = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>(chosen.leftOut());
        for (ChosenPair pair : chosen.pairs()) {
            pair(pair, split).ifPresentOrElse(pairs::add,
                    () -> leftOut.add(new LeftOut(pair.stored().id(), LeftOut.Reason.NO_CROPS,
                            "Its pictures of the face are missing or damaged; \"diptych session export\" makes them"
                                    + " again from its originals.")));
        }
        return new TrainingSet(pairs, leftOut);
    }

    private static Optional<TrainingPair> pair(ChosenPair pair, SubjectSplit split) {
        Optional<CropFile> flash = crop(pair, LightRole.FLASH);
        Optional<CropFile> studio = crop(pair, LightRole.STUDIO);
        Optional<Development.Face> face = pair.development().flatMap(Development::face);
        if (flash.isEmpty() || studio.isEmpty() || face.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrainingPair(pair.stored().id(), "", split.of(pair.stored().id().subject()),
                flash.get(), studio.get(), face.map(it -> it.found().within(it.crop(), FaceDerivatives.SIDE_PX))));
    }

    private static Optional<CropFile> crop(ChosenPair pair, LightRole light) {
        Path file = FaceDerivatives.file(pair.stored(), light);
        try {
            return PngHeader.of(file).isSquareOf(FaceDerivatives.SIDE_PX)
                    ? Optional.of(new CropFile(file, Sha256.ofFile(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
