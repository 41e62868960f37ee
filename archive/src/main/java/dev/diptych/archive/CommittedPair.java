package dev.diptych.archive;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A pair that is safe on disk.
 *
 * @param manifestSha256 64 lower-case hexadecimal digits
 * @param originals the photographs' files, in the order of {@link LightRole}
 */
public record CommittedPair(PairId id, Path folder, Path manifest, String manifestSha256,
        Map<LightRole, Path> originals) {
    private static final Set<String> DERIVATIVE_KEYS = Set.of(JsonDocument.SCHEMA_VERSION_KEY,
            JsonDocument.ENCODING_KEY, "pair");

    public CommittedPair {
        Map<LightRole, Path> ordered = new EnumMap<>(LightRole.class);
        ordered.putAll(originals);
        originals = Collections.unmodifiableMap(ordered);
    }

    /**
     * Writes a file that can be made again (a preview, an aligned picture) into {@code derivatives/}. It appears whole
     * or not at all; one of the same name is replaced.
     *
     * @param name a plain file name, no path: letters, digits, dots, hyphens and underscores
     * @return where it lies
     */
    public Path writeDerivative(String name, byte[] bytes) throws ArchiveException {
        return new DerivativeWriter(new NioStorage(), folder).write(name, bytes);
    }

    /**
     * Writes a JSON document that can be made again into {@code derivatives/}, as {@link #writeDerivative(String,
     * byte[])} does. The archive adds {@code schema_version}, {@code encoding} and {@code pair}, and sorts the
     * document's own keys after them.
     *
     * @throws IllegalArgumentException if {@code document} has one of the keys that the archive writes
     */
    public Path writeDerivative(String name, ObjectNode document) throws ArchiveException {
        JsonDocument.refuseKeys("A derivative's document", document, DERIVATIVE_KEYS);
        return writeDerivative(name, new JsonDocument().put("pair", id.toString()).putSortedKeysOf(document).toBytes());
    }
}
