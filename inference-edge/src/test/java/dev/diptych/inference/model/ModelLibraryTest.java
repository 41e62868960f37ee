package dev.diptych.inference.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.TinyNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {
    private final byte[] whole = TinyNetworks.sigmoidOfMix("tiny").toBytes();
    @TempDir
    private Path temporary;
    private Path folder;
    private Path fetched;

    @BeforeEach
    void makeFiles() throws IOException {
        folder = temporary.resolve("diptych/models");
        fetched = Files.write(temporary.resolve("fetched.onnx"), whole);
    }

    private ModelLibrary library() throws ModelException {
        return new ModelLibrary(Optional.of(folder));
    }

    private static ModelEntry entry(ModelLibrary library, String name) throws ModelException {
        return library.list().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aPapersNetworkWithoutWeightsSaysHowToGetThem() throws ModelException {
        String sentence = "The network deepflash has no weights on this computer; train it with `diptych train"
                + " --model deepflash --width 1.0 --data ARCHIVE|synthetic --steps N -o DIR`, then `diptych export-onnx DIR`,"
                + " then `diptych model add DIR/deepflash.onnx`.";

        assertRefused(ModelStatus.NEEDS_WEIGHTS, sentence, () -> library().open("deepflash"));
        assertEquals(new ModelEntry("deepflash", ModelStatus.NEEDS_WEIGHTS, "", Optional.empty(), 0, "", sentence),
                entry(library(), "deepflash"));
    }

    @Test
    void anAddedModelIsReadyNowAndAtTheNextStart() throws IOException {
        TrustedModel added = add(fetched);
        Files.delete(fetched);

        assertEquals("tiny", added.card().name());
        for (ModelLibrary library : List.of(library(), library())) {
            assertArrayEquals(whole, library.open("tiny").bytes());
            assertEquals(
                    new ModelEntry("tiny", ModelStatus.READY, folder.resolve("tiny.onnx").toString(),
                            Optional.of(added.card()), whole.length, added.file().sha256(),
                            "Nobody 2026, width 0.25, trained on nothing."),
                    entry(library, "tiny"));
        }
    }

    @Test
    void addingTwiceVouchesOnceAndLeavesNoPart() throws IOException {
        add(fetched);
        add(fetched);

        assertEquals(1, Files.readAllLines(folder.resolve("trusted.txt")).size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aFileThatNobodyVouchedForIsNotOpened() throws IOException {
        Path copied = Files.write(Files.createDirectories(folder).resolve("tiny.onnx"), whole);
        String sentence = copied + " (SHA-256 " + ModelFile.read(copied).sha256() + ") is not trusted on this computer;"
                + " if you know who made it, run `diptych model add " + copied + "`.";

        assertRefused(ModelStatus.NOT_TRUSTED, sentence, () -> library().open("tiny"));
        assertRefused(ModelStatus.NOT_TRUSTED, sentence, () -> library().open(copied));
        assertEquals(ModelStatus.NOT_TRUSTED, entry(library(), "tiny").status());
        assertEquals(sentence, entry(library(), "tiny").sentence());
        add(copied);
        assertEquals(ModelStatus.READY, entry(library(), "tiny").status());
    }

    @Test
    void aModelThatChangedAfterItWasAddedIsNotTrusted() throws IOException {
        add(fetched);
        Files.write(folder.resolve("tiny.onnx"), changed());

        assertEquals(ModelStatus.NOT_TRUSTED, entry(library(), "tiny").status());
    }

    @Test
    void whatIsRunIsWhatWasHashedWhateverBecomesOfTheFile() throws IOException {
        add(fetched);
        TrustedModel model = library().open("tiny");
        Files.write(folder.resolve("tiny.onnx"), changed());

        assertArrayEquals(whole, model.bytes());
    }

    private byte[] changed() {
        byte[] changed = whole.clone();
        changed[changed.length - 1]++;
        return changed;
    }

    @Test
    void aDamagedFileIsListedWithItsFault() throws IOException {
        Files.write(Files.createDirectories(folder).resolve("tiny.onnx"), new byte[0]);

        ModelEntry entry = entry(library(), "tiny");

        assertEquals(ModelStatus.DAMAGED, entry.status());
        assertEquals(folder.resolve("tiny.onnx") + " is not a whole ONNX file (it is empty);"
                + " fetch or export it again.", entry.sentence());
    }

    @Test
    void aDamagedFileIsNotAdded() throws IOException {
        Files.write(fetched, new byte[0]);

        assertThrows(ModelException.class, () -> add(fetched));
        assertFalse(Files.exists(folder));
    }

    @Test
    void aNameIsNoPath() {
        assertRefused(ModelStatus.NOT_FOUND,
                "\"../tiny\" is no model's name, which has lower-case letters, digits, dots,"
                        + " dashes and underscores; `diptych model list` shows those there are.",
                () -> library().open("../tiny"));
        assertRefused(ModelStatus.NOT_FOUND,
                "There is no model shallowflash; `diptych model list` shows those there are.",
                () -> library().open("shallowflash"));
    }

    @Test
    void whatIsTypedIsANameOrAFile() throws IOException {
        add(fetched);
        ModelLibrary library = library();

        assertEquals(folder.resolve("tiny.onnx").toString(), library.openNamedOrFile("tiny").file().source());
        assertEquals(fetched.toString(), library.openNamedOrFile(fetched.toString()).file().source());
        assertRefused(ModelStatus.NOT_FOUND,
                "./tiny does not exist; name an ONNX file that `diptych export-onnx` wrote.",
                () -> library.openNamedOrFile("./tiny"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFaultOfTheModel() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "no folder");

        assertRefused(ModelStatus.UNWRITABLE, folder.resolve("trusted.txt")
                + " cannot be written (FileAlreadyExistsException); look at its permissions and disk.",
                () -> add(fetched));
    }

    @Test
    void aDamagedListOfTrustNamesItsLine() throws IOException {
        Path list = Files.writeString(Files.createDirectories(folder).resolve("trusted.txt"), "# mine\n\nanybody\n");

        assertRefused(ModelStatus.NOT_TRUSTED, list + " has in line 3 something else than a SHA-256 and a model's name;"
                + " correct or remove that line.", this::library);
    }

    @Test
    void withoutAHomeThereIsOnlyWhatTheProgramBrings() throws ModelException {
        ModelLibrary library = new ModelLibrary(Optional.empty());

        assertRefused(ModelStatus.UNWRITABLE, "The model tiny cannot be added, for this user has no home folder;"
                + " set XDG_DATA_HOME.", () -> library.vouchFor(fetched));
        assertTrue(library.list().stream().anyMatch(entry -> entry.name().equals("deepflash-slim")));
    }

    @Test
    void everyModelThatTheProgramBringsIsReady() throws ModelException {
        ModelLibrary library = new ModelLibrary(Optional.empty());
        for (String name : TrustedModels.read(Optional.empty()).shippedNames()) {
            assertEquals(ModelStatus.READY, entry(library, name).status(), name);
        }
    }

    private static void assertRefused(ModelStatus status, String sentence, Executable action) {
        ModelException refusal = assertThrows(ModelException.class, action);

        assertEquals(sentence, refusal.sentence());
        assertEquals(status, refusal.status());
    }

    private TrustedModel add(Path file) throws ModelException {
        TrustedModel model = library().vouchFor(file);
        library().keep(model);
        return model;
    }
}
