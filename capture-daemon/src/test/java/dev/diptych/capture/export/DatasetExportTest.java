package dev.diptych.capture.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.export.ExportDocument;
import dev.diptych.archive.export.ExportLayout;
import dev.diptych.archive.export.Judged;
import dev.diptych.archive.export.LeftOut;
import dev.diptych.archive.export.PairChoice;
import dev.diptych.archive.export.Part;
import dev.diptych.archive.export.SubjectSplit;
import dev.diptych.archive.export.TrainingExport;
import dev.diptych.archive.export.TrainingPair;
import dev.diptych.archive.export.TrainingSet;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.develop.PairAligner;
import dev.diptych.capture.session.FaceArchive;
import dev.diptych.capture.session.SampleArchive;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.Face;
import dev.diptych.imaging.face.FaceCrop;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.io.ImageReader;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetExportTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final long PLENTY = 1L << 40;
    private static final PairChoice EVEN_UNJUDGED = new PairChoice(Set.of(ConsentScope.TRAIN_IN_HOUSE),
            EnumSet.of(Judged.GOOD, Judged.UNJUDGED));

    @TempDir
    Path temporary;

    @Test
    void whatTheArchiveHasIsExportedByteByByte() throws Exception {
        FaceArchive.writeInto(archive());

        ExportResult result = export(PairChoice.FOR_TRAINING, false);

        assertEquals(List.of(LeftOut.Reason.VERDICT), result.leftOut().stream().map(LeftOut::reason).toList());
        assertEquals(0, result.madeAgain());
        assertEquals(2, counts(result, Part.TRAIN).pairs());
        assertEquals(1, counts(result, Part.TEST).pairs());
        TrainingSet set = TrainingExport.read(out(), NOW);
        assertEquals(result.dataSha256(), set.sha256());
        // The same data, whether a trainer takes the archive itself or its export.
        assertEquals(TrainingSet.read(archive(), SubjectSplit.USUAL, NOW).sha256(), set.sha256());
        TrainingPair pair = set.pairs().getFirst();
        assertArrayEquals(Files.readAllBytes(archive().resolve("sub-001/ses-01/pair-0001/derivatives")
                .resolve(FaceDerivatives.name(pair.pair(), LightRole.FLASH))),
                Files.readAllBytes(pair.flash().verified()));
        double scale = 511.0 / 30;
        PictureSquare face = pair.face().orElseThrow();
        assertEquals(7 * scale, face.xPx(), 1e-3);
        assertEquals(16 * scale, face.sidePx(), 1e-3);
    }

    @Test
    void bothPicturesShowTheSameAtTheSamePlace() throws Exception {
        FaceArchive.writeInto(archive());
        export(PairChoice.FOR_TRAINING, false);

        TrainingPair pair = TrainingExport.read(out(), NOW).pairs().getFirst();

        // The spot is in the middle of the crop.
        for (Path file : List.of(pair.flash().file(), pair.studio().file())) {
            double[] brightest = centroid(ImageReader.read(file));
            assertEquals(255.5, brightest[0], 1);
            assertEquals(255.5, brightest[1], 1);
        }
    }

    @Test
    void picturesThatAreGoneOrTornAreMadeAgainAsTheyWere() throws Exception {
        FaceArchive.writeInto(archive());
        String before = export(PairChoice.FOR_TRAINING, false).dataSha256();
        Path flash = derivative("001", LightRole.FLASH);
        Path studio = derivative("002", LightRole.STUDIO);
        Files.delete(flash);
        Files.write(studio, new byte[]{1, 2, 3});

        ExportResult result = export(PairChoice.FOR_TRAINING, false);

        assertEquals(2, result.madeAgain());
        assertEquals(before, result.dataSha256());
        assertTrue(result.replacedEarlier());
        // The archive is read and nothing else.
        assertFalse(Files.exists(flash));
        assertEquals(3, Files.size(studio));
    }

    @Test
    void aPairThatWasNeverDevelopedIsDevelopedIfAskedFor() throws Exception {
        try (Archive archive = Archive.open(archive())) {
            FaceArchive.start(archive, "001", SampleArchive.CONSENT);
            FaceArchive.commit(archive, "001");
        }

        ExportResult result = exporter(EVEN_UNJUDGED, false, () -> aligner(Verdict.GOOD, true), PLENTY).run(out(), NOW,
                (pair, done, all) -> {});

        assertEquals(1, result.madeAgain());
        String index = Files.readString(out().resolve("index.tsv"));
        FaceCrop crop = FaceCrop.around(new Face(FaceArchive.FACE, 30), new Srgb8Image(56, 44));
        assertTrue(index.contains("\tUNJUDGED\t0.700\t" + String.format("%.3f", crop.square().x())), index);
        assertEquals(List.of("sub-001_ses-01_pair-0001"), TrainingExport.read(out(), NOW)
                .pairs()
                .stream()
                .map(pair -> pair.pair().toString())
                .toList());
    }

    @Test
    void whatDevelopingCannotUseIsToldWithItsReason() throws Exception {
        FaceArchive.writeInto(archive());
        try (Archive archive = Archive.open(archive())) {
            FaceArchive.commit(archive, "001");
        }

        assertEquals(LeftOut.Reason.NO_FACE, lastLeftOut(aligner(Verdict.GOOD, false)).reason());
        LeftOut unregistered = lastLeftOut(aligner(Verdict.FAILED, true));
        assertEquals(LeftOut.Reason.NOT_REGISTERED, unregistered.reason());
        assertEquals("Because.", unregistered.sentence());
    }

    @Test
    void aDamagedPairIsToldAndTheOthersAreExported() throws Exception {
        FaceArchive.writeInto(archive());
        Files.delete(derivative("001", LightRole.FLASH));
        Path original = archive()
                .resolve("sub-001/ses-01/pair-0001/sub-001_ses-01_pair-0001_light-studio.ppm");
        byte[] bytes = Files.readAllBytes(original);
        bytes[bytes.length - 1]++;
        Files.write(original, bytes);
        List<String> heard = new ArrayList<>();

        ExportResult result = exporter(PairChoice.FOR_TRAINING, false, DatasetExportTest::noAligner, PLENTY).run(out(),
                NOW, (pair, done, all) -> heard.add(done + "/" + all + " " + pair));

        assertEquals(
                List.of(original + " is damaged, its SHA-256 differs from the manifest's; restore it from a copy."),
                result.damaged().stream().map(LeftOut::sentence).toList());
        assertEquals(2, TrainingExport.read(out(), NOW).pairs().size());
        assertEquals(List.of("1/3 sub-001_ses-01_pair-0001", "2/3 sub-002_ses-01_pair-0001",
                "3/3 sub-010_ses-01_pair-0001"), heard);
    }

    @Test
    void trainingPairsAreVariedAndTestPairsNever() throws Exception {
        try (Archive archive = Archive.open(archive())) {
            FaceArchive.start(archive, "001", SampleArchive.CONSENT);
            FaceArchive.start(archive, "010", SampleArchive.CONSENT);
            FaceArchive.develop(FaceArchive.commit(archive, "001"), "GOOD");
            FaceArchive.develop(FaceArchive.commit(archive, "010"), "WARN");
        }

        ExportResult result = export(PairChoice.FOR_TRAINING, true);

        assertEquals(40, counts(result, Part.TRAIN).pictures());
        assertEquals(2, counts(result, Part.TEST).pictures());
        TrainingSet set = TrainingExport.read(out(), NOW);
        assertEquals(20, new HashSet<>(set.pairs(Part.TRAIN).stream().map(TrainingPair::variation).toList()).size());
        assertEquals(20, new HashSet<>(set.pairs(Part.TRAIN).stream().map(it -> it.flash().sha256()).toList()).size());
        assertTrue(Files.exists(out().resolve("train/studio/sub-001_ses-01_pair-0001_rot-m20_crop-face_flip-x.png")));
    }

    @Test
    void whatIsNotAllowedAnyMoreGoesFromAnEarlierExport() throws Exception {
        FaceArchive.writeInto(archive());
        export(PairChoice.FOR_TRAINING, false);
        Path session = archive().resolve("sub-002/ses-01/session.json");
        Files.writeString(session, Files.readString(session).replace("2999-12-31", "2026-11-30"));

        export(PairChoice.FOR_TRAINING, false);

        assertEquals(List.of("001", "010"), TrainingExport.read(out(), NOW)
                .pairs()
                .stream()
                .map(pair -> pair.pair().subject())
                .toList());
        assertFalse(Files.exists(out().resolve("train/flash/sub-002_ses-01_pair-0001.png")));
    }

    @Test
    void nothingAllowedWritesNothing() throws Exception {
        try (Archive archive = Archive.open(archive())) {
            FaceArchive.start(archive, "001", new Consent("c-1", "1", Set.of(ConsentScope.KEEP_RAW),
                    LocalDate.of(2999, 12, 31)));
            FaceArchive.develop(FaceArchive.commit(archive, "001"), "GOOD");
        }

        assertEquals("No pair of " + archive() + " may be exported: 1 CONSENT.", refusal(out(), PLENTY));
        assertFalse(Files.exists(out()));
    }

    @Test
    void tooLittleRoomWritesNothing() throws Exception {
        FaceArchive.writeInto(archive());

        assertEquals("The export of 6 pictures may take 4.74 MB, but at " + out() + " 4.00 MB are free; make room, or"
                + " name a folder on another disk.", refusal(out(), 4_000_000));
        assertFalse(Files.exists(out()));
    }

    @Test
    void theArchiveItselfTakesNoExport() throws Exception {
        FaceArchive.writeInto(archive());

        Files.createSymbolicLink(temporary.resolve("link"), archive());

        for (Path folder : List.of(archive(), archive().resolve("../archive/set"), temporary.resolve("link/a/b"))) {
            assertTrue(refusal(folder, PLENTY)
                    .startsWith(folder + " lies in the archive " + archive() + " itself"), folder.toString());
        }
    }

    private static ExportDocument.PartCounts counts(ExportResult result, Part part) {
        return Objects.requireNonNull(result.parts().get(part));
    }

    private String refusal(Path folder, long freeBytes) {
        return String.valueOf(assertThrows(OperatorException.class,
                () -> exporter(PairChoice.FOR_TRAINING, false, DatasetExportTest::noAligner, freeBytes).run(folder, NOW,
                        (pair, done, all) -> {}))
                .getMessage());
    }

    private LeftOut lastLeftOut(PairAligner aligner) throws Exception {
        return exporter(EVEN_UNJUDGED, false, () -> aligner, PLENTY).run(out(), NOW, (pair, done, all) -> {})
                .leftOut()
                .getLast();
    }

    private ExportResult export(PairChoice choice, boolean isAugmented) throws Exception {
        return exporter(choice, isAugmented, DatasetExportTest::noAligner, PLENTY).run(out(), NOW,
                (pair, done, all) -> {});
    }

    private DatasetExport exporter(PairChoice choice, boolean isAugmented, AlignerSource aligner, long freeBytes)
            throws IOException {
        return new DatasetExport(ArchiveReader.open(archive()),
                new ExportRequest(ExportLayout.DEEPFLASH, choice, SubjectSplit.USUAL, isAugmented), aligner,
                folder -> freeBytes);
    }

    /** For pairs of which it is known how they were developed. */
    private static PairAligner noAligner() throws IOException {
        throw new IOException("Nothing is to be developed anew.");
    }

    private static PairAligner aligner(Verdict verdict, boolean hasFace) {
        return new PairAligner(
                (reference, moving, region) -> new Registration(FaceArchive.SHIFT, verdict, "Because.", 0.7, 1, 1, 1),
                picture -> hasFace
                        ? new FaceSearch.Found(List.of(new Face(FaceArchive.FACE, 30)))
                        : new FaceSearch.NoFace("Nobody."),
                RegionOfInterest.wholeFrame());
    }

    private Path archive() {
        return temporary.resolve("archive");
    }

    private Path out() {
        return temporary.resolve("out");
    }

    private Path derivative(String subject, LightRole light) {
        return archive().resolve("sub-" + subject + "/ses-01/pair-0001/derivatives/sub-" + subject
                + "_ses-01_pair-0001_light-" + light.label() + "_face.png");
    }

    private static double[] centroid(Srgb8Image picture) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int value = picture.at(x, y, 0);
                sum += value;
                sumX += x * value;
                sumY += y * value;
            }
        }
        return new double[]{sumX / sum, sumY / sum};
    }
}
