package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.diptych.archive.PairFinding.Kind;

class PairVerifierTest {
    private static final String STUDIO = "sub-017_ses-02_pair-0007_light-studio.dng";

    @TempDir
    Path root;

    Path folder = Path.of("");

    @BeforeEach
    void commit() throws IOException {
        CommittedPair pair = SamplePairs.store(root, SamplePairs.pair(7));
        pair.writeDerivative("aligned.png", new byte[]{1, 2, 3});
        folder = pair.folder();
    }

    @Test
    void aStoredPairWithDerivativesIsWhole() {
        assertEquals(List.of(), PairVerifier.verify(folder));
    }

    @Test
    void everySingleFlippedBitIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(STUDIO));
        for (int i = 0; i < bytes.length; i += 37) {
            byte[] rotten = bytes.clone();
            rotten[i] ^= (byte) (1 << i % 8);
            Files.write(folder.resolve(STUDIO), rotten);

            assertEquals(List.of(new PairFinding(Kind.CHECKSUM_DIFFERS, STUDIO, folder.resolve(STUDIO)
                    + " is not what was stored: its SHA-256 differs from the manifest's.")),
                    PairVerifier.verify(folder));
        }
    }

    @Test
    void aTruncatedFileIsFound() throws IOException {
        Files.write(folder.resolve(STUDIO), new byte[500]);

        assertEquals(List.of(new PairFinding(Kind.SIZE_DIFFERS, STUDIO,
                folder.resolve(STUDIO) + " has 500 bytes, but the manifest says 1000.")), PairVerifier.verify(folder));
    }

    @Test
    void aLostFileIsFoundAndALinkIsNoFile() throws IOException {
        Path elsewhere = Files.move(folder.resolve(STUDIO), root.resolve("elsewhere.dng"));
        List<PairFinding> lost = List
                .of(new PairFinding(Kind.FILE_MISSING, STUDIO, folder.resolve(STUDIO) + " is missing."));
        assertEquals(lost, PairVerifier.verify(folder));

        Files.createSymbolicLink(folder.resolve(STUDIO), elsewhere);

        assertEquals(lost, PairVerifier.verify(folder));
    }

    @Test
    void aStrangeFileIsFound() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "x");

        assertEquals(List.of(new PairFinding(Kind.FILE_UNLISTED, "notes.txt",
                folder.resolve("notes.txt") + " is not in the manifest.")), PairVerifier.verify(folder));
    }

    @Test
    void aPairInTheWrongFolderIsFound() throws IOException {
        Path moved = Files.move(folder, folder.resolveSibling("pair-0008"));

        assertEquals(
                List.of(new PairFinding(Kind.MISPLACED, "manifest.json",
                        moved + " holds sub-017_ses-02_pair-0007, which belongs into sub-017/ses-02/pair-0007.")),
                PairVerifier.verify(moved));
    }

    @Test
    void aPairWithoutAManifestIsNone() throws IOException {
        Files.delete(folder.resolve("manifest.json"));

        assertEquals(
                List.of(new PairFinding(Kind.MANIFEST_MISSING, "manifest.json",
                        folder + " has no manifest.json, so it is no committed pair.")),
                PairVerifier.verify(folder));
    }

    @Test
    void aTornManifestIsFoundAtEveryLength() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("manifest.json"));
        int jsonBytes = bytes.length - 1;
        for (int length = 0; length < jsonBytes; length += 13) {
            Files.write(folder.resolve("manifest.json"), Arrays.copyOf(bytes, length));

            List<PairFinding> findings = PairVerifier.verify(folder);

            assertEquals(1, findings.size());
            assertEquals(Kind.MANIFEST_UNREADABLE, findings.getFirst().kind());
            assertTrue(findings.getFirst().sentence().startsWith(folder.resolve("manifest.json") + " is damaged, "),
                    findings.getFirst().sentence());
        }
    }
}
