package dev.diptych.capture.doctor;

import dev.diptych.capture.report.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the libraries that are not Java can be loaded. They are unpacked before: into the temporary folder, or into one
 * that their own property names.
 */
public final class NativeLibraryCheck implements Check {
    /** The largest library, twice. */
    private static final long NEEDED_BYTES = 64L << 20;

    /** Loads a library and asks it for its version. */
    @FunctionalInterface
    public interface Loading {
        String version() throws IOException;
    }

    /**
     * @param name for people and, in lower case, in the finding's id
     * @param folderProperty of the JVM: where the library is unpacked
     */
    public record NativeLibrary(String name, String folderProperty, Loading loading) {}

    /** Where libraries are unpacked ({@code java.io.tmpdir}). */
    public record TempFolder(Path folder, boolean writable, long usableBytes, Optional<Mount> mount) {}

    /** Looks at the temporary folder. */
    @FunctionalInterface
    public interface TempFolderSource {
        TempFolder look() throws IOException;
    }

    private final List<NativeLibrary> libraries;
    private final TempFolderSource temp;

    public NativeLibraryCheck(List<NativeLibrary> libraries, TempFolderSource temp) {
        this.libraries = List.copyOf(libraries);
        this.temp = temp;
    }

    @Override
    public String part() {
        return "native";
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        libraries.forEach(library -> findings.add(load(library)));
        findings.add(folder(temp.look()));
        return findings;
    }

    private static Finding load(NativeLibrary library) {
        String id = "native." + library.name().toLowerCase(Locale.ROOT);
        try {
            return Finding.ok(id, library.name() + " " + library.loading().version() + " is loaded.");
        } catch (IOException | RuntimeException | LinkageError e) {
            return Finding.fail(id, library.name() + " cannot be loaded: " + e.getMessage(),
                    "Name a folder in which programs may run: DIPTYCH_JAVA_OPTS=-D" + library.folderProperty()
                            + "=DIR.");
        }
    }

    private static Finding folder(TempFolder temp) {
        String name = "The temporary folder " + temp.folder();
        String remedy = "Name another folder: DIPTYCH_JAVA_OPTS=-Djava.io.tmpdir=DIR.";
        if (!temp.writable()) {
            return Finding.fail("native.tmpdir", name + " cannot be written.", remedy);
        }
        if (temp.mount().filter(mount -> mount.has("noexec")).isPresent()) {
            return Finding.warn("native.tmpdir", name + " is mounted noexec: what is unpacked there cannot be loaded.",
                    remedy);
        }
        String space = name + " has " + Figures.bytes(temp.usableBytes()) + " free";
        return temp.usableBytes() < NEEDED_BYTES
                ? Finding.warn("native.tmpdir", space + "; libraries take up to " + Figures.bytes(NEEDED_BYTES) + ".",
                        "Free space there, or name another folder: DIPTYCH_JAVA_OPTS=-Djava.io.tmpdir=DIR.")
                : Finding.ok("native.tmpdir", space + ".");
    }
}
