package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.diptych.archive.ArchiveException.Code;

class ManifestReaderTest {
    private static final Manifest MANIFEST = new Manifest(Archive.SCHEMA_VERSION, new PairId("017", "02", 7), true,
            SamplePairs.CREATED,
            List.of(new Manifest.Entry("a.dng", 12, "0".repeat(64)), new Manifest.Entry("b.dng", 3, "f".repeat(64))));

    @TempDir
    Path folder;

    @Test
    void aManifestReadsBackAsItWas() throws IOException {
        Files.write(folder.resolve("manifest.json"), MANIFEST.toJson());

        assertEquals(MANIFEST, ManifestReader.read(folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "schema_version" : 2   | "schema_version" : 9      | has schema_version 9, and this program reads up to 2
            "schema_version" : 2   | "schema_version" : "1"    | is damaged, its "schema_version" is missing or no whole number
            "pair" :               | "pear" :                  | is damaged, "pair" is missing or no text
            pair-0007              | pair-0                    | is damaged, A pair is named like sub-017_ses-02_pair-0007
            "complete" : true      | "complete" : 1            | is damaged, "complete" is missing or neither true nor false
            2026-11-20             | tomorrow                  | is damaged, Text 'tomorrowT10:15:00Z' could not be parsed
            "files" :              | "filed" :                 | is damaged, "files" is missing or no list
            a.dng                  | ../a.dng                  | is damaged, "../a.dng" is not a plain file name.
            a.dng                  | /etc/passwd               | is damaged, "/etc/passwd" is not a plain file name.
            a.dng                  | b.dng                     | is damaged, b.dng is listed twice.
            "size_bytes" : 12      | "size_bytes" : -1         | is damaged, a.dng has a size that no file has, -1.
            "size_bytes" : 12      | "size_bytes" : 1.5        | is damaged, "size_bytes" is missing or no whole number
            "size_bytes" : 12      | "size_bytes" : 1e40       | is damaged, "size_bytes" is missing or no whole number
            0000                   | 00zz                      | is damaged, a.dng has a SHA-256 that is not 64 hexadecimal digits.
            "pair" :               | "pair" : "x", "pair" :    | is damaged, it is not JSON: Duplicate field 'pair'
            """)
    void aDamagedManifestIsRefused(String text, String replacement, String sentence) throws IOException {
        String json = new String(MANIFEST.toJson(), StandardCharsets.UTF_8);
        assertTrue(json.contains(text));
        Path file = Files.writeString(folder.resolve("manifest.json"), json.replace(text, replacement));

        ArchiveException failure = assertThrows(ArchiveException.class, () -> ManifestReader.read(folder));

        assertEquals(Code.E_ARCHIVE_DOCUMENT, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).startsWith(file + " " + sentence), failure.getMessage());
    }

    @Test
    void aManifestThatIsNotThereIsAFaultOfTheDisk() {
        ArchiveException failure = assertThrows(ArchiveException.class, () -> ManifestReader.read(folder));

        assertEquals(Code.E_STORAGE_IO, failure.code());
    }
}
