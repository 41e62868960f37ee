package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/** Gives back a photograph as it was stored, or says that it is not. */
public final class OriginalReader {
    private OriginalReader() {
    }

    /**
     * A photograph of a committed pair, byte by byte as the camera gave it: it and its sidecar are held against the
     * pair's manifest.
     *
     * @throws ArchiveException E_ARCHIVE_DOCUMENT if the manifest names none, or one of them is not what was stored;
     *         E_STORAGE_IO if one cannot be read
     */
    public static Original read(StoredPair pair, LightRole light) throws ArchiveException {
        Manifest manifest = ManifestReader.read(pair.folder());
        String sidecar = ArchiveLayout.sidecar(pair.id(), light);
        Manifest.Entry photograph = photograph(manifest, pair, light);
        byte[] bytes = bytes(pair.folder(), photograph);
        bytes(pair.folder(), entry(manifest, pair, sidecar));
        try {
            ObjectNode document = DocumentReader.read(pair.folder().resolve(sidecar));
            document.remove(Original.ARCHIVE_KEYS);
            String extension = photograph.name().substring(photograph.name().lastIndexOf('.') + 1);
            return new Original(light, extension, bytes, document);
        } catch (IllegalArgumentException e) {
            throw DocumentReader.damaged(pair.folder().resolve(sidecar), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * SHA-256 of a photograph, as the pair's manifest has it; the photograph is not read.
     *
     * @throws ArchiveException E_ARCHIVE_DOCUMENT if the manifest cannot be read, or names none
     */
    public static String sha256(StoredPair pair, LightRole light) throws ArchiveException {
        return photograph(ManifestReader.read(pair.folder()), pair, light).sha256();
    }

    private static Manifest.Entry photograph(Manifest manifest, StoredPair pair, LightRole light)
            throws ArchiveException {
        String sidecar = ArchiveLayout.sidecar(pair.id(), light);
        String stem = sidecar.substring(0, sidecar.lastIndexOf('.') + 1);
        return manifest.files()
                .stream()
                .filter(file -> file.name().startsWith(stem) && !file.name().equals(sidecar))
                .findFirst()
                .orElseThrow(() -> missing(pair, light.label() + " photograph"));
    }

    private static Manifest.Entry entry(Manifest manifest, StoredPair pair, String name) throws ArchiveException {
        return manifest.files()
                .stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(pair, name));
    }

    private static byte[] bytes(Path folder, Manifest.Entry entry) throws ArchiveException {
        Path file = folder.resolve(entry.name());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO, file + " could not be read (" + e + "); check the disk.", e);
        }
        if (!Sha256.of(bytes).equals(entry.sha256())) {
            throw DocumentReader.damaged(file, "its SHA-256 differs from the manifest's", null);
        }
        return bytes;
    }

    private static ArchiveException missing(StoredPair pair, String name) {
        return DocumentReader.damaged(pair.folder().resolve(ArchiveLayout.MANIFEST), "it names no " + name, null);
    }
}
