package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.diptych.archive.ArchiveException.Code;

class OriginalReaderTest {
    private static final String STEM = "sub-017_ses-02_pair-0001_light-flash";

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource(LightRole.class)
    void whatWasStoredComesBack(LightRole light) throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));

        Original original = OriginalReader.read(pair(), light);

        Original stored = SamplePairs.original(light);
        assertEquals(light, original.light());
        assertEquals("dng", original.extension());
        assertArrayEquals(stored.bytes(), original.bytes());
        assertEquals(stored.sidecar(), original.sidecar());
        assertEquals(Sha256.of(stored.bytes()), OriginalReader.sha256(pair(), light));
    }

    @ParameterizedTest
    @ValueSource(strings = {".dng", ".json"})
    void whatIsNotAsItWasStoredIsRefused(String extension) throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));
        Path file = pair().folder().resolve(STEM + extension);
        byte[] bytes = Files.readAllBytes(file);
        bytes[7]++;
        Files.write(file, bytes);

        ArchiveException refusal = assertThrows(ArchiveException.class,
                () -> OriginalReader.read(pair(), LightRole.FLASH));

        assertEquals(Code.E_ARCHIVE_DOCUMENT, refusal.code());
        assertEquals(file + " is damaged, its SHA-256 differs from the manifest's; restore it from a copy.",
                refusal.getMessage());
    }

    @Test
    void aPhotographThatWasNeverTakenIsNamed() throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1, LightRole.STUDIO));

        assertEquals(pair().folder().resolve("manifest.json") + " is damaged, it names no flash photograph; restore"
                + " it from a copy.",
                assertThrows(ArchiveException.class, () -> OriginalReader.read(pair(), LightRole.FLASH)).getMessage());
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));
        Files.delete(pair().folder().resolve(STEM + ".dng"));

        assertEquals(Code.E_STORAGE_IO,
                assertThrows(ArchiveException.class, () -> OriginalReader.read(pair(), LightRole.FLASH)).code());
    }

    private StoredPair pair() throws ArchiveException {
        return ArchiveReader.open(root).session(SamplePairs.SESSION).pairs().getFirst();
    }
}
