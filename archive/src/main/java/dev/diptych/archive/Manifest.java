package dev.diptych.archive;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a pair consists of: every file of its folder but the manifest itself and the derivatives.
 *
 * @param complete whether both the studio and the flash photograph are there
 * @param createdWallTime a label
 */
public record Manifest(int schemaVersion, PairId pair, boolean complete, Instant createdWallTime, List<Entry> files) {
    /** @param sha256 64 lower-case hexadecimal digits */
    public record Entry(String name, long sizeBytes, String sha256) {
        // No separator and no leading dot: whatever a manifest says, its reader stays in the pair's folder.
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
        private static final long MOST_BYTES = 1L << 40;
        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public Entry {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("\"" + name + "\" is not a plain file name.");
            }
            if (sizeBytes < 0 || sizeBytes > MOST_BYTES) {
                throw new IllegalArgumentException(name + " has a size that no file has, " + sizeBytes + ".");
            }
            if (!SHA_256.matcher(sha256).matches()) {
                throw new IllegalArgumentException(name + " has a SHA-256 that is not 64 hexadecimal digits.");
            }
        }
    }

    public Manifest {
        files = List.copyOf(files);
        Set<String> names = new HashSet<>();
        for (Entry file : files) {
            if (!names.add(file.name())) {
                throw new IllegalArgumentException(file.name() + " is listed twice.");
            }
        }
    }

    byte[] toJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(files.size());
        for (Entry file : files) {
            list.addObject().put("name", file.name()).put("size_bytes", file.sizeBytes()).put("sha256", file.sha256());
        }
        return new JsonDocument().put("pair", pair.toString())
                .put("complete", complete)
                .put("created_wall_time", createdWallTime.toString())
                .putAsIs("files", list)
                .toBytes();
    }
}
