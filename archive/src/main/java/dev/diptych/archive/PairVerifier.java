package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.diptych.archive.PairFinding.Kind;

/** Compares a pair's folder with its manifest. Reads only; changes and repairs nothing. */
public final class PairVerifier {
    private PairVerifier() {
    }

    /** @return what is wrong, nothing if the folder holds exactly what its manifest says and lies where it belongs */
    public static List<PairFinding> verify(Path pairFolder) {
        Path folder = pairFolder.toAbsolutePath().normalize();
        return verify(folder, manifest -> {
            Path place = new ArchiveLayout(Path.of("")).pairFolder(manifest.pair());
            return folder.endsWith(place)
                    ? Optional.empty()
                    : Optional.of(folder + " holds " + manifest.pair() + ", which belongs into " + place + ".");
        });
    }

    /** The same for the folder in which a pair was staged, which lies where it does not belong yet. */
    static List<PairFinding> verifyStaged(Path staged, PairId id) {
        return verify(staged, manifest -> manifest.pair().equals(id)
                ? Optional.empty()
                : Optional.of(staged + " holds " + manifest.pair() + "."));
    }

    private static List<PairFinding> verify(Path folder, Function<Manifest, Optional<String>> misplaced) {
        if (!Files.isRegularFile(folder.resolve(ArchiveLayout.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
            return List.of(new PairFinding(Kind.MANIFEST_MISSING, ArchiveLayout.MANIFEST,
                    folder + " has no " + ArchiveLayout.MANIFEST + ", so it is no committed pair."));
        }
        Manifest manifest;
        try {
            manifest = ManifestReader.read(folder);
        } catch (ArchiveException e) {
            return List.of(new PairFinding(Kind.MANIFEST_UNREADABLE, ArchiveLayout.MANIFEST,
                    String.valueOf(e.getMessage())));
        }
        List<PairFinding> findings = new ArrayList<>();
        misplaced.apply(manifest)
                .ifPresent(sentence -> findings.add(
                        new PairFinding(Kind.MISPLACED, ArchiveLayout.MANIFEST, sentence)));
        manifest.files().forEach(entry -> checkFile(folder, entry, findings));
        findUnlisted(folder, manifest, findings);
        return List.copyOf(findings);
    }

    private static void checkFile(Path folder, Manifest.Entry entry, List<PairFinding> findings) {
        Path file = folder.resolve(entry.name());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(new PairFinding(Kind.FILE_MISSING, entry.name(), file + " is missing."));
            return;
        }
        try {
            long sizeBytes = Files.size(file);
            if (sizeBytes != entry.sizeBytes()) {
                findings.add(new PairFinding(Kind.SIZE_DIFFERS, entry.name(), file + " has " + sizeBytes
                        + " bytes, but the manifest says " + entry.sizeBytes() + "."));
            } else if (!Sha256.ofFile(file).equals(entry.sha256())) {
                findings.add(new PairFinding(Kind.CHECKSUM_DIFFERS, entry.name(),
                        file + " is not what was stored: its SHA-256 differs from the manifest's."));
            }
        } catch (IOException e) {
            findings.add(new PairFinding(Kind.FILE_UNREADABLE, entry.name(), file + " cannot be read (" + e + ")."));
        }
    }

    private static void findUnlisted(Path folder, Manifest manifest, List<PairFinding> findings) {
        Set<String> listed = new HashSet<>(Set.of(ArchiveLayout.MANIFEST, ArchiveLayout.DERIVATIVES));
        manifest.files().forEach(entry -> listed.add(entry.name()));
        Set<String> unlisted = new TreeSet<>();
        try {
            ArchiveFolders.list(folder).forEach(child -> unlisted.add(String.valueOf(child.getFileName())));
        } catch (IOException e) {
            findings.add(new PairFinding(Kind.FILE_UNREADABLE, "", folder + " cannot be listed (" + e + ")."));
        }
        unlisted.removeAll(listed);
        unlisted.forEach(name -> findings.add(new PairFinding(Kind.FILE_UNLISTED, name,
                folder.resolve(name) + " is not in the manifest.")));
    }
}
