package dev.diptych.archive.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;

import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.Sha256;

class TrainingExportTest {
    private static final String ZEROS = "0".repeat(64);

    @TempDir
    Path temporary;

    private Path out = Path.of("");

    @BeforeEach
    void nameFolder() {
        out = temporary.resolve("out");
    }

    @ParameterizedTest
    @EnumSource(ExportLayout.class)
    void whatWasWrittenIsRead(ExportLayout layout) throws IOException {
        String identity = write(layout, "001", "", "rot-m20_flip-x");

        TrainingSet set = TrainingSet.read(out, SubjectSplit.USUAL, SampleFaces.NOW);

        assertEquals(identity, set.sha256());
        assertEquals(List.of("", "rot-m20_flip-x"),
                set.pairs(Part.TRAIN).stream().map(TrainingPair::variation).toList());
        assertEquals(List.of(Optional.of(new PictureSquare(105, 120.25, 300)), Optional.empty()),
                set.pairs(Part.TRAIN).stream().map(TrainingPair::face).toList());
        assertEquals(List.of(new PairId("010", "01", 1)),
                set.pairs(Part.TEST).stream().map(TrainingPair::pair).toList());
        for (TrainingPair pair : set.pairs()) {
            assertTrue(Files.isRegularFile(pair.flash().verified()));
            assertTrue(Files.isRegularFile(pair.studio().verified()));
        }
    }

    @Test
    void picturesOfDeepflashHaveEqualNames() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "", "flip-x");

        assertEquals(List.of("README.md", "export.json", "index.tsv",
                "test/flash/sub-010_ses-01_pair-0001.png", "test/studio/sub-010_ses-01_pair-0001.png",
                "train/flash/sub-001_ses-01_pair-0001.png", "train/flash/sub-001_ses-01_pair-0001_flip-x.png",
                "train/studio/sub-001_ses-01_pair-0001.png", "train/studio/sub-001_ses-01_pair-0001_flip-x.png"),
                files());
    }

    @Test
    void picturesOfFaidAreNumberedAndListed() throws IOException {
        write(ExportLayout.FAID, "001", "", "flip-x");

        assertEquals(List.of("People_0001_ambient.png", "People_0001_flash.png", "People_0001_flip-x_ambient.png",
                "People_0001_flip-x_flash.png", "People_0002_ambient.png", "People_0002_flash.png", "README.md",
                "export.json", "index.tsv", "test.txt", "train.txt", "val.txt"), files());
        assertEquals("People_0001\nPeople_0001_flip-x\n", Files.readString(out.resolve("train.txt")));
        assertEquals("", Files.readString(out.resolve("val.txt")));
        assertEquals("People_0002\n", Files.readString(out.resolve("test.txt")));
    }

    @Test
    void itSaysWhatItIs() throws IOException {
        String identity = write(ExportLayout.DEEPFLASH, "001", "", "flip-x");

        JsonNode document = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("export.json")));

        assertEquals(new ObjectMapper().readTree("""
                {"schema_version": 1, "encoding": "utf-8", "kind": "diptych-export", "generated_by": "Diptych",
                 "complete": true, "created_at": "2026-12-01T12:00:00Z", "layout": "deepflash",
                 "pictures": {"pixel_encoding": {"transfer": "srgb", "channels": "RGB", "bits": 8},
                  "container": "png", "width_px": 512, "height_px": 512, "variations": 2},
                 "consent": {"scopes": ["train-in-house"], "until": "2027-12-31"}, "verdicts": ["GOOD", "WARN"],
                 "split": {"method": "METHOD", "val_share": 0.15, "test_share": 0.15},
                 "counts": {"train": {"subjects": 1, "pairs": 1, "pictures": 4},
                  "val": {"subjects": 0, "pairs": 0, "pictures": 0},
                  "test": {"subjects": 1, "pairs": 1, "pictures": 2}},
                 "left_out": {"CONSENT": 2, "NO_FACE": 1}, "archive_fingerprint": "print",
                 "data_sha256": "DATA", "index": "index.tsv", "index_sha256": "INDEX"}
                """.replace("METHOD", SubjectSplit.METHOD.replace("\"", "\\\""))
                .replace("DATA", identity)
                .replace("INDEX", Sha256.ofFile(out.resolve("index.tsv")))), document);
        // Who did not agree is not even named.
        for (String name : List.of("export.json", "README.md", "index.tsv")) {
            assertTrue(!Files.readString(out.resolve(name)).contains("999"), name);
        }
        String readme = Files.readString(out.resolve("README.md"));
        assertTrue(readme.contains("Their consent allows: train-in-house."), readme);
        assertTrue(readme.contains("| train | 1 | 1 | 4 |"), readme);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "kind" : "diptych-export"  | "kind" : "other"          | E_NOT_AN_EXPORT | export.json is not about an export
            "complete" : true          | "complete" : false        | E_EXPORT        | export.json cannot be used, the export was not finished; export again.
            "schema_version" : 1       | "schema_version" : 2      | E_EXPORT        | export.json has schema_version 2, and this program reads 1
            "train-in-house"           | "publish-images"          | E_CONSENT       | out was not exported for training; export again with --scope train-in-house.
            "kind"                     | kind                      | E_EXPORT        | export.json cannot be used, it is not JSON
            """)
    void aDocumentThatSaysOtherwiseIsRefused(String right, String wrong, Code code, String sentence)
            throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        Path document = out.resolve("export.json");
        Files.writeString(document, Files.readString(document).replace(right, wrong));

        assertRefused(code, sentence);
    }

    @Test
    void aFolderWithoutItsDocumentIsNoExport() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        Files.delete(out.resolve("export.json"));

        assertRefused(Code.E_NOT_AN_EXPORT, "out holds no export.json, so it is no export");
    }

    @Test
    void anIndexThatWasChangedIsRefused() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        Path index = out.resolve("index.tsv");
        Files.writeString(index, Files.readString(index).replace("\ttest\t", "\ttrain\t"));

        assertRefused(Code.E_EXPORT, "index.tsv cannot be used, it is not the one that was written; export again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\ttest\\t              | \\tbest\\t          | line 3: "best" is no part
            test/flash/           | ../flash/         | is no picture's place in an export
            \\tGOOD\\t              | \\t                | line 2: 19 cells instead of 20
            sub-010_ses-01_pair-0001\\t | sub-01\\t     | line 3: A pair is named like
            variation\\t           | kind\\t            | its columns are not those of an index
            """)
    void anIndexOfNonsenseIsRefused(String right, String wrong, String sentence) throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        Path index = out.resolve("index.tsv");
        reseal(Files.readString(index).replace(right.translateEscapes(), wrong.translateEscapes()));

        assertRefused(Code.E_EXPORT, sentence);
    }

    @Test
    void aSubjectInTwoPartsIsRefused() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        reseal(Files.readString(out.resolve("index.tsv"))
                .replace("sub-010_ses-01_pair-0001\t", "sub-001_ses-02_pair-0001\t"));

        assertRefused(Code.E_EXPORT, "sub-001 is in train and in test, but a subject is in one part. Export again.");
    }

    @Test
    void aMissingPictureIsNamed() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        Files.delete(out.resolve("test/studio/sub-010_ses-01_pair-0001.png"));

        assertRefused(Code.E_EXPORT,
                "test/studio/sub-010_ses-01_pair-0001.png cannot be used, it is missing; export again.");
    }

    @Test
    void aPictureOfAnotherSizeIsNamed() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");
        Files.write(out.resolve("train/flash/sub-001_ses-01_pair-0001.png"), SampleFaces.png(256, ""));

        assertRefused(Code.E_EXPORT, "it has 256x256 pixels instead of 512x512; export again.");
    }

    @Test
    void aConsentThatEndedSinceRefusesTheWhole() throws IOException {
        write(ExportLayout.DEEPFLASH, "001", "");

        assertEquals(2, TrainingExport.read(out, Instant.parse("2027-12-31T23:59:59Z")).pairs().size());
        ArchiveException refusal = assertThrows(ArchiveException.class,
                () -> TrainingExport.read(out, Instant.parse("2028-01-01T00:00:00Z")));

        assertEquals(Code.E_CONSENT, refusal.code());
        assertEquals(out + " holds pictures whose consent has ended, such as sub-001_ses-01_pair-0001 on 2027-12-31;"
                + " export again, which takes them away.", refusal.getMessage());
    }

    /** An index that was changed together with its checksum. */
    private void reseal(String text) throws IOException {
        Path index = out.resolve("index.tsv");
        Path document = out.resolve("export.json");
        String before = Sha256.ofFile(index);
        Files.writeString(index, text);
        Files.writeString(document, Files.readString(document).replace(before, Sha256.ofFile(index)));
    }

    private void assertRefused(Code code, String sentence) {
        ArchiveException refusal = assertThrows(ArchiveException.class,
                () -> TrainingExport.read(out, SampleFaces.NOW));
        assertEquals(code, refusal.code());
        assertTrue(String.valueOf(refusal.getMessage()).contains(sentence), refusal.getMessage());
    }

    private List<String> files() throws IOException {
        try (var walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).sorted().toList();
        }
    }

    /** A pair of this subject in these variations, and one of sub-010, which is for testing. */
    private String write(ExportLayout layout, String subject, String... variations) throws IOException {
        ExportFolder folder = ExportFolder.at(out);
        ExportDocument document = new ExportDocument(layout, PairChoice.FOR_TRAINING, SubjectSplit.USUAL,
                variations.length, SampleFaces.NOW, "print");
        folder.begin(document);
        List<ExportRow> rows = new ArrayList<>();
        for (String variation : variations) {
            rows.add(row(folder, layout, new PairId(subject, "01", 1), 1, variation));
        }
        rows.add(row(folder, layout, new PairId("010", "01", 1), 2, ""));
        LeftOut refused = new LeftOut(new PairId("999", "01", 1), LeftOut.Reason.CONSENT, "No.");
        return folder.finish(document, rows, List.of(refused, refused,
                new LeftOut(new PairId("999", "01", 2), LeftOut.Reason.NO_FACE, "None.")));
    }

    private static ExportRow row(ExportFolder folder, ExportLayout layout, PairId pair, int number, String variation)
            throws IOException {
        Part part = SubjectSplit.USUAL.of(pair.subject());
        byte[] flash = SampleFaces.png(512, pair + variation + "flash");
        byte[] studio = SampleFaces.png(512, pair + variation + "studio");
        ExportRow row = new ExportRow(pair, variation, part, layout.flash(part, pair, number, variation),
                layout.studio(part, pair, number, variation), Judged.GOOD, 0.4, new PictureSquare(10, 20, 30),
                variation.isEmpty() ? Optional.of(new PictureSquare(105, 120.25, 300)) : Optional.empty(),
                LocalDate.of(2027, 12, 31), Sha256.of(flash), Sha256.of(studio), ZEROS, ZEROS);
        folder.write(row.flash(), flash);
        folder.write(row.studio(), studio);
        return row;
    }
}
