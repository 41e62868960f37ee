package dev.diptych.inference.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models of this computer by name. The program brings some; the user's folder holds others, {@code NAME.onnx}, and
 * wins where both have a name. Every file is read, checked and hashed when it is asked for.
 */
public final class ModelLibrary {
    private static final String SUFFIX = ".onnx";
    private final Optional<Path> userFolder;
    private final TrustedModels trusted;

    /**
     * @param userFolder made when a model is added; none: only the program's own
     * @throws ModelException if the user's list of trusted models is damaged
     */
    public ModelLibrary(Optional<Path> userFolder) throws ModelException {
        this.userFolder = userFolder;
        this.trusted = TrustedModels.read(userFolder);
    }

    /** In {@code diptych/models} of the user's data folder. */
    public static ModelLibrary ofThisUser() throws ModelException {
        return new ModelLibrary(UserFolders.data().map(folder -> folder.resolve("models")));
    }

    /** Every model that is known by name or lies in the user's folder, by name. */
    public List<ModelEntry> list() throws ModelException {
        Set<String> names = new TreeSet<>(trusted.shippedNames());
        for (KnownNetwork network : KnownNetwork.values()) {
            names.add(network.modelName());
        }
        names.addAll(namesInUserFolder());
        List<ModelEntry> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(entry(name));
        }
        return entries;
    }

    /** @throws ModelException saying why it cannot be used and what to do */
    public TrustedModel open(String name) throws ModelException {
        return trusted.admit(find(name));
    }

    /** A model outside the library; it must be trusted all the same. */
    public TrustedModel open(Path file) throws ModelException {
        return trusted.admit(ModelFile.read(file));
    }

    /**
     * A model by what an operator typed: a file where it ends in {@value #SUFFIX} or has a folder in it, else a name.
     *
     * @throws ModelException saying why it cannot be used and what to do
     */
    public TrustedModel openNamedOrFile(String nameOrFile) throws ModelException {
        return nameOrFile.endsWith(SUFFIX) || nameOrFile.contains("/") ? open(Path.of(nameOrFile)) : open(nameOrFile);
    }

    /**
     * Vouches for a file, now and at every later start.
     *
     * @throws ModelException if it is no model of this program's kind, or the folder cannot be written
     */
    public TrustedModel vouchFor(Path path) throws ModelException {
        ModelFile file = ModelFile.read(path);
        trusted.add(file);
        return trusted.admit(file);
    }

    /**
     * Copies a model into the user's folder under its card's name, in place of an earlier one.
     *
     * @throws ModelException if the folder cannot be written
     */
    public void keep(TrustedModel model) throws ModelException {
        ModelFile file = model.file();
        Path folder = userFolder.orElseThrow();
        Path target = folder.resolve(file.card().name() + SUFFIX);
        try {
            Path part = Files.createTempFile(folder, file.card().name(), ".part");
            try {
                Files.write(part, file.bytes());
                replace(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new ModelException(ModelStatus.UNWRITABLE, target + " cannot be written ("
                    + e.getClass().getSimpleName() + "); look at its permissions and disk.", e);
        }
    }

    /** Whether a file of the user's hides a model of this name that the program brings. */
    public boolean hidesShipped(String name) {
        return trusted.shippedNames().contains(name) && ofUser(name).isPresent();
    }

    private Optional<Path> ofUser(String name) {
        return userFolder.map(folder -> folder.resolve(name + SUFFIX)).filter(Files::exists);
    }

    private static void replace(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private ModelEntry entry(String name) {
        ModelFile file;
        try {
            file = find(name);
        } catch (ModelException e) {
            return new ModelEntry(name, e.status(), "", Optional.empty(), 0, "", e.sentence());
        }
        try {
            trusted.admit(file);
        } catch (ModelException e) {
            return entry(name, e.status(), file, e.sentence());
        }
        return entry(name, ModelStatus.READY, file, file.card().paper() + ", width " + file.card().width()
                + ", trained on " + file.card().trainingData() + ".");
    }

    private static ModelEntry entry(String name, ModelStatus status, ModelFile file, String sentence) {
        return new ModelEntry(name, status, file.source(), Optional.of(file.card()), file.sizeBytes(), file.sha256(),
                sentence);
    }

    private ModelFile find(String name) throws ModelException {
        if (!ModelCard.isName(name)) {
            throw new ModelException(ModelStatus.NOT_FOUND, "\"" + name
                    + "\" is no model's name, which has lower-case letters, digits, dots, dashes and underscores;"
                    + " `diptych model list` shows those there are.");
        }
        Optional<Path> own = ofUser(name);
        if (own.isPresent()) {
            return ModelFile.read(own.get());
        }
        String resource = name + SUFFIX;
        try (InputStream stream = ModelLibrary.class.getResourceAsStream(resource)) {
            if (stream != null) {
                return shipped(ModelFile.of("The program's own " + resource, ModelFile.read(resource, stream)));
            }
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(ModelStatus.DAMAGED,
                    "The program's own " + resource + " cannot be read; install the program again.", e);
        }
        throw KnownNetwork.named(name)
                .map(network -> new ModelException(ModelStatus.NEEDS_WEIGHTS, network.howToGet()))
                .orElseGet(() -> new ModelException(ModelStatus.NOT_FOUND,
                        "There is no model " + name + "; `diptych model list` shows those there are."));
    }

    private ModelFile shipped(ModelFile file) throws ModelException {
        if (!trusted.contains(file.sha256())) {
            throw new ModelException(ModelStatus.NOT_TRUSTED, file.source() + " (SHA-256 " + file.sha256()
                    + ") is not the file that it was released with; install the program again.");
        }
        return file;
    }

    private Set<String> namesInUserFolder() throws ModelException {
        Set<String> names = new TreeSet<>();
        Path folder = userFolder.filter(Files::isDirectory).orElse(null);
        if (folder == null) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new ModelException(ModelStatus.UNREADABLE,
                    folder + " cannot be listed (" + e.getClass().getSimpleName()
                            + "); look at its permissions and disk.",
                    e);
        }
        return names;
    }
}
