package dev.diptych.archive;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A pair that is safe on disk.
 *
 * @param originals the photographs' files, in the order of {@link LightRole}
 */
public record CommittedPair(PairId id, Path folder, Path manifest, Map<LightRole, Path> originals) {
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
}
