package dev.diptych.inference.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which model files somebody vouched for, by their SHA-256: those that the program brings, and the user's own in
 * {@value #LIST} of the user's folder, a line each as sha256sum prints it.
 */
final class TrustedModels {
    static final String LIST = "trusted.txt";
    private static final String SHIPPED = "trusted-models.txt";
    private final Map<String, String> nameByHash;
    private final Set<String> shippedNames;
    private final Optional<Path> list;
    private final ReentrantLock lock = new ReentrantLock();

    private TrustedModels(Map<String, String> shipped, Optional<Path> list) {
        this.nameByHash = new LinkedHashMap<>(shipped);
        this.shippedNames = new LinkedHashSet<>(shipped.values());
        this.list = list;
    }

    /** @param userFolder none: only what the program brings is trusted, and nothing can be added */
    static TrustedModels read(Optional<Path> userFolder) throws ModelException {
        TrustedModels models = new TrustedModels(shipped(), userFolder.map(folder -> folder.resolve(LIST)));
        if (models.list.isPresent() && Files.exists(models.list.get())) {
            models.nameByHash.putAll(parse(models.list.get().toString(), text(models.list.get())));
        }
        return models;
    }

    /** Names of the models that the program brings. */
    Set<String> shippedNames() {
        return shippedNames;
    }

    boolean contains(String sha256) {
        lock.lock();
        try {
            return nameByHash.containsKey(sha256);
        } finally {
            lock.unlock();
        }
    }

    /** @throws ModelException if nobody vouched for it */
    TrustedModel admit(ModelFile file) throws ModelException {
        if (!contains(file.sha256())) {
            throw new ModelException(ModelStatus.NOT_TRUSTED, file.source() + " (SHA-256 " + file.sha256()
                    + ") is not trusted on this computer; if you know who made it, run `diptych model add "
                    + file.source() + "`.");
        }
        return new TrustedModel(file);
    }

    /** Vouches for a file, now and at every later start. */
    void add(ModelFile file) throws ModelException {
        Path into = list.orElseThrow(() -> new ModelException(ModelStatus.UNWRITABLE, "The model "
                + file.card().name() + " cannot be added, for this user has no home folder; set XDG_DATA_HOME."));
        lock.lock();
        try {
            if (!nameByHash.containsKey(file.sha256())) {
                Files.createDirectories(into.toAbsolutePath().getParent());
                Files.writeString(into, file.sha256() + "  " + file.card().name() + "\n", StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                nameByHash.put(file.sha256(), file.card().name());
            }
        } catch (IOException e) {
            throw new ModelException(ModelStatus.UNWRITABLE, into + " cannot be written ("
                    + e.getClass().getSimpleName() + "); look at its permissions and disk.", e);
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, String> shipped() throws ModelException {
        try (InputStream stream = TrustedModels.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException("The program was built without its list of trusted models.");
            }
            return parse(SHIPPED, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own files cannot be read.", e);
        }
    }

    private static String text(Path list) throws ModelException {
        try {
            return Files.readString(list);
        } catch (IOException e) {
            throw new ModelException(ModelStatus.NOT_TRUSTED,
                    list + " cannot be read (" + e.getClass().getSimpleName()
                            + "), so no model of yours is trusted; mend or remove it.",
                    e);
        }
    }

    static Map<String, String> parse(String source, String text) throws ModelException {
        Map<String, String> names = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length != 2 || !ModelCard.isSha256(words[0]) || !ModelCard.isName(words[1])) {
                throw new ModelException(ModelStatus.NOT_TRUSTED, source + " has in line " + number
                        + " something else than a SHA-256 and a model's name; correct or remove that line.");
            }
            names.put(words[0], words[1]);
        }
        return names;
    }
}
