package dev.diptych.archive.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.Sha256;

class TrainingSetTest {
    @TempDir
    Path root;

    @Test
    void anArchivesOwnPicturesAreTrainedOn() throws IOException {
        CommittedPair first = SampleFaces.good(root, "001");
        CommittedPair second = SampleFaces.good(root, "010");

        TrainingSet set = read();

        assertEquals(List.of(), set.leftOut());
        assertEquals(List.of(second.id()), set.pairs(Part.TEST).stream().map(TrainingPair::pair).toList());
        TrainingPair pair = set.pairs(Part.TRAIN).getFirst();
        Path derivatives = root.resolve("sub-001/ses-01/pair-0001/derivatives");
        Path flash = derivatives.resolve("sub-001_ses-01_pair-0001_light-flash_face.png");
        assertEquals(new TrainingPair(first.id(), "", Part.TRAIN, new CropFile(flash, Sha256.ofFile(flash)),
                pair.studio(), Optional.of(new PictureSquare(100, 150, 300))), pair);
        assertEquals(derivatives.resolve("sub-001_ses-01_pair-0001_light-studio_face.png"), pair.studio().file());
        assertEquals(flash, pair.flash().verified());
    }

    @Test
    void withoutConsentNothingIsTrainedOn() throws IOException {
        SampleFaces.good(root, "001");
        Path document = root.resolve("sub-001/ses-01/session.json");
        Files.writeString(document, Files.readString(document).replace("train-in-house", "publish-images"));

        TrainingSet set = read();

        assertEquals(List.of(), set.pairs());
        assertEquals(List.of(LeftOut.Reason.CONSENT), set.leftOut().stream().map(LeftOut::reason).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "small", "torn"})
    void aPairWithoutItsPicturesIsLeftOut(String what) throws IOException {
        CommittedPair pair = SampleFaces.good(root, "001");
        Path studio = pair.folder().resolve("derivatives").resolve(FaceDerivatives.name(pair.id(), LightRole.STUDIO));
        switch (what) {
            case "small" -> Files.write(studio, SampleFaces.png(256, ""));
            case "torn" -> Files.write(studio, new byte[]{(byte) 0x89, 'P', 'N', 'G'});
            default -> Files.delete(studio);
        }

        TrainingSet set = read();

        assertEquals(List.of(), set.pairs());
        assertEquals(List.of(new LeftOut(pair.id(), LeftOut.Reason.NO_CROPS, "Its pictures of the face are missing or"
                + " damaged; \"diptych session export\" makes them again from its originals.")), set.leftOut());
    }

    @Test
    void itsIdentityIsThatOfThePicturesAndTheirParts() throws IOException {
        CommittedPair pair = SampleFaces.good(root, "001");
        String before = read().sha256();

        assertEquals(before, read().sha256());
        assertNotEquals(before, TrainingSet.read(root, new SubjectSplit(0, 0.95), SampleFaces.NOW).sha256());
        pair.writeDerivative(FaceDerivatives.name(pair.id(), LightRole.STUDIO), SampleFaces.png(512, "another"));
        assertNotEquals(before, read().sha256());
    }

    @Test
    void aPictureThatChangedSinceIsRefused() throws IOException {
        SampleFaces.good(root, "001");
        CropFile flash = read().pairs().getFirst().flash();
        Files.write(flash.file(), SampleFaces.png(512, "another"));

        ArchiveException refusal = assertThrows(ArchiveException.class, flash::verified);

        assertEquals(Code.E_EXPORT, refusal.code());
        assertEquals(flash.file() + " is not what was listed: its SHA-256 differs; export again.",
                refusal.getMessage());
        Files.delete(flash.file());
        assertEquals(Code.E_EXPORT, assertThrows(ArchiveException.class, flash::verified).code());
    }

    @Test
    void aSubjectInTwoPartsIsRefused() {
        CropFile file = new CropFile(root, "");
        List<TrainingPair> pairs = List.of(
                new TrainingPair(new PairId("001", "01", 1), "", Part.TRAIN, file, file, Optional.empty()),
                new TrainingPair(new PairId("001", "02", 1), "", Part.TEST, file, file, Optional.empty()));

        assertEquals("sub-001 is in train and in test, but a subject is in one part.",
                assertThrows(IllegalArgumentException.class, () -> new TrainingSet(pairs, List.of())).getMessage());
    }

    @Test
    void aFolderOfOtherThingsIsRefused() throws IOException {
        Files.writeString(root.resolve("export.json"), "{}");

        ArchiveException refusal = assertThrows(ArchiveException.class, this::read);

        assertEquals(Code.E_NOT_AN_EXPORT, refusal.code());
        assertEquals(root + " is neither an archive nor an export of one; name the folder of an archive, or one that"
                + " \"diptych session export\" wrote.", refusal.getMessage());
    }

    private TrainingSet read() throws IOException {
        return TrainingSet.read(root, SubjectSplit.USUAL, SampleFaces.NOW);
    }
}
