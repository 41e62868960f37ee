package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

class DerivativeWriterTest {
    private static final byte[] OLD = {1, 2, 3, 4};
    private static final byte[] NEW = {5, 6, 7, 8};

    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void commit() throws IOException {
        folder = SamplePairs.store(root, SamplePairs.pair(7)).folder();
    }

    @Test
    void aDerivativeIsWrittenAsideAndRenamed() throws IOException {
        FaultyStorage storage = new FaultyStorage(folder);

        Path file = new DerivativeWriter(storage, folder).write("aligned.png", OLD);

        assertEquals(folder.resolve("derivatives/aligned.png"), file);
        assertEquals(List.of("mkdir /derivatives", "sync /", "write /derivatives/.aligned.png.tmp",
                "rename /derivatives/.aligned.png.tmp -> /derivatives/aligned.png", "sync /derivatives"),
                storage.operations());
    }

    // Operations: 1 syncs the pair's folder, 2 writes, 3 renames, 4 syncs; only after 3 the new one shows.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aFailureShowsTheOldOneOrTheNewOne(int failing) throws IOException {
        Path file = new DerivativeWriter(new NioStorage(), folder).write("aligned.png", OLD);
        FaultyStorage storage = new FaultyStorage(folder).failing(operation -> operation == failing,
                new IOException("Input/output error"));

        ArchiveException failure = assertThrows(ArchiveException.class,
                () -> new DerivativeWriter(storage, folder).write("aligned.png", NEW));

        assertEquals(Code.E_STORAGE_IO, failure.code());
        assertEquals(file + " could not be written (Input/output error); check the disk and save again; "
                + "the pair itself is untouched.", failure.getMessage());
        assertArrayEquals(failing <= 3 ? OLD : NEW, Files.readAllBytes(file));
        assertEquals(List.of(), PairVerifier.verify(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../manifest.json", "a/b.png", ".hidden", "", "a b.png", ".."})
    void aNameThatIsNoPlainFileNameIsRefused(String name) {
        assertThrows(IllegalArgumentException.class,
                () -> new DerivativeWriter(new NioStorage(), folder).write(name, OLD));
    }

    @Test
    void aDocumentFollowsTheArchivesConventions() throws IOException {
        CommittedPair pair = SamplePairs.store(root, SamplePairs.pair(8));
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("verdict", "GOOD").put("error_px", 0.5);

        Path file = pair.writeDerivative("development.json", document);

        assertEquals("""
                {
                  "schema_version" : 2,
                  "encoding" : "utf-8",
                  "pair" : "%s",
                  "error_px" : 0.5,
                  "verdict" : "GOOD"
                }
                """.formatted(pair.id()), Files.readString(file));
        assertThrows(IllegalArgumentException.class,
                () -> pair.writeDerivative("development.json", document.put("pair", "another")));
    }
}
