package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells what a pair's folder holds, as far as its documents say. */
final class StoredPairReader {
    private static final Pattern PARTIAL = Pattern.compile("(pair-(?!0000)\\d{4})(?:_attempt-\\d+)?");

    private StoredPairReader() {
    }

    static StoredPair committed(PairId id, Path folder) {
        Manifest manifest;
        String sha256;
        try {
            manifest = ManifestReader.read(folder);
            sha256 = Sha256.ofFile(folder.resolve(ArchiveLayout.MANIFEST));
        } catch (IOException e) {
            return new StoredPair(id, StoredPair.State.COMMITTED, folder, false, Optional.empty(), 0, Optional.empty(),
                    Optional.empty(), String.valueOf(e.getMessage()));
        }
        Optional<ObjectNode> quality = quality(id, folder);
        return new StoredPair(id, StoredPair.State.COMMITTED, folder, manifest.complete(),
                Optional.of(manifest.createdWallTime()),
                manifest.files().stream().mapToLong(Manifest.Entry::sizeBytes).sum(), Optional.of(sha256),
                quality.map(it -> it.path("verdict").asText()),
                quality.map(it -> it.path("sentence").asText()).orElse(""));
    }

    /** Empty if the folder has no pair's name. */
    static Optional<StoredPair> partial(SessionId session, Path folder) {
        Matcher name = PARTIAL.matcher(String.valueOf(folder.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        String reason;
        try {
            reason = DocumentReader.read(folder.resolve(ArchiveLayout.PARTIAL_DOCUMENT))
                    .path("reason")
                    .asText()
                    .replaceAll("\\p{Cntrl}", " ");
        } catch (ArchiveException e) {
            reason = "";
        }
        return Optional.of(new StoredPair(PairId.parse(session + "_" + name.group(1)), StoredPair.State.PARTIAL, folder,
                false, Optional.empty(), 0, Optional.empty(), Optional.empty(), reason));
    }

    /** A derivative can be made again, so one that cannot be read counts for nothing. */
    private static Optional<ObjectNode> quality(PairId id, Path folder) {
        Path document = folder.resolve(ArchiveLayout.DERIVATIVES).resolve(ArchiveLayout.development(id));
        if (!Files.isRegularFile(document)) {
            return Optional.empty();
        }
        try {
            return DocumentReader.read(document).get("quality") instanceof ObjectNode quality
                    ? Optional.of(quality)
                    : Optional.empty();
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }
}
