package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.diptych.archive.PairFinding.Kind;

class ScrubTest {
    @TempDir
    Path root;

    private Path second = Path.of("");

    @BeforeEach
    void storeThreePairs() throws IOException {
        SamplePairs.store(root, SamplePairs.pair(1));
        second = SamplePairs.store(root, SamplePairs.pair(2)).folder();
        SamplePairs.store(root, SamplePairs.pair(3));
    }

    @Test
    void aSoundArchiveHasNothingToTell() throws IOException {
        List<String> heard = new ArrayList<>();
        ArchiveReader reader = ArchiveReader.open(root);

        Scrub.Result result = Scrub.run(reader,
                (pair, findings, done, all) -> heard.add(pair.id().number() + " " + done + "/" + all));

        assertEquals(3, result.pairs());
        assertEquals(List.of(), result.findings());
        assertEquals(List.of(), result.journalDamage());
        assertEquals(List.of("1 1/3", "2 2/3", "3 3/3"), heard);
    }

    @Test
    void everyRottenBitIsFound() throws IOException {
        List<Path> files;
        try (var children = Files.list(second)) {
            files = children.sorted().toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at : new int[]{0, bytes.length / 2, bytes.length - 1}) {
                byte[] rotten = bytes.clone();
                rotten[at] ^= 4;
                Files.write(file, rotten);
                assertEquals(true, !scrub().isEmpty(), file + " at " + at);
            }
            Files.write(file, bytes);
        }
        assertEquals(List.of(), scrub());
    }

    @Test
    void aManifestThatWasMadeToFitIsNotTheOneThatWasStored() throws IOException {
        Path manifest = second.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("10:15:00Z", "10:16:00Z"));

        assertEquals(List.of(Kind.MANIFEST_CHANGED), scrub().stream().map(PairFinding::kind).toList());
    }

    @Test
    void aPairThatIsGoneIsMissed() throws IOException {
        Files.move(second, root.resolve("elsewhere"));

        assertEquals(
                List.of(second
                        + " is gone, though the journal says that it was stored; restore it from a copy, unless it was"
                        + " removed on purpose."),
                scrub().stream().map(PairFinding::sentence).toList());
    }

    @Test
    void aRottenJournalIsTold() throws IOException {
        Path segment = root.resolve("journal/000001.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"committed\"", "\"commixted\""));

        ArchiveReader reader = ArchiveReader.open(root);
        Scrub.Result result = Scrub.run(reader, (pair, findings, done, all) -> {});

        assertEquals(List.of(segment + " is not as it was written, line 3."), result.journalDamage());
    }

    private List<PairFinding> scrub() throws IOException {
        ArchiveReader reader = ArchiveReader.open(root);
        return Scrub.run(reader, (pair, findings, done, all) -> {}).findings();
    }
}
