package dev.diptych.archive;

import java.util.ArrayList;
import java.util.List;

/** The files of a pair's folder in the order in which they are written; the manifest is the last. */
record PairFiles(List<NamedBytes> files) {
    /** A file to be written. */
    record NamedBytes(String name, byte[] bytes) {}

    static PairFiles of(PairRecord pair) {
        PairId id = pair.id();
        List<NamedBytes> files = new ArrayList<>();
        for (Original original : pair.originals()) {
            String photograph = ArchiveLayout.photograph(id, original);
            files.add(new NamedBytes(photograph, original.bytes()));
            files.add(new NamedBytes(ArchiveLayout.sidecar(id, original.light()), sidecar(id, original, photograph)));
        }
        files.add(new NamedBytes(ArchiveLayout.events(id), pair.events().toTsv()));
        files.add(new NamedBytes(ArchiveLayout.plan(id),
                new JsonDocument().put("pair", id.toString()).putSorted("plan", pair.plan()).toBytes()));
        files.add(new NamedBytes(ArchiveLayout.MANIFEST, manifest(pair, files).toJson()));
        return new PairFiles(files);
    }

    long sizeBytes() {
        return files.stream().mapToLong(file -> file.bytes().length).sum();
    }

    /** Of the manifest, which is the last. */
    String manifestSha256() {
        return Sha256.of(files.getLast().bytes());
    }

    private static byte[] sidecar(PairId id, Original original, String photograph) {
        return new JsonDocument().put("pair", id.toString())
                .put("light", original.light().label())
                .put("file", photograph)
                .putSorted(Original.PIXEL_ENCODING, original.sidecar().required(Original.PIXEL_ENCODING))
                .putSortedKeysOf(original.sidecar())
                .toBytes();
    }

    private static Manifest manifest(PairRecord pair, List<NamedBytes> files) {
        List<Manifest.Entry> entries = files.stream()
                .map(file -> new Manifest.Entry(file.name(), file.bytes().length, Sha256.of(file.bytes())))
                .toList();
        return new Manifest(JsonDocument.SCHEMA_VERSION, pair.id(), pair.isComplete(), pair.createdWallTime(), entries);
    }
}
