package dev.diptych.studio.scene;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.imaging.io.ImageReader;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of aligned photograph pairs, {@code NAME_flash.*} and {@code NAME_ambient.*}. Of a photograph that is there
 * with several extensions, the first by name is taken.
 */
public final class PhotographFolder {
    private static final String FLASH = "_flash.";
    private static final String AMBIENT = "_ambient.";

    /** The two photographs of one sitter. */
    public record Entry(String name, Path flash, Path ambient) {
        /**
         * Reads both and fits them to a frame.
         *
         * @throws ImageReadException if one cannot be read, or if the two differ in size
         */
        public Scene read(int widthPx, int heightPx) throws ImageReadException {
            Srgb8Image flashPicture = ImageReader.read(flash);
            Srgb8Image ambientPicture = ImageReader.read(ambient);
            if (flashPicture.width() != ambientPicture.width() || flashPicture.height() != ambientPicture.height()) {
                throw new ImageReadException(
                        "%s is %dx%d pixels but %s is %dx%d; the two photographs of a pair must be of one size."
                                .formatted(
                                        flash, flashPicture.width(), flashPicture.height(), ambient.getFileName(),
                                        ambientPicture.width(), ambientPicture.height()));
            }
            return new PhotographScene(name, CoverCrop.to(flashPicture, widthPx, heightPx),
                    CoverCrop.to(ambientPicture, widthPx, heightPx));
        }
    }

    private PhotographFolder() {
    }

    /**
     * The pairs in a folder, in order of their names.
     *
     * @throws IOException with a sentence for the operator if the folder is missing, unreadable or holds no pair
     */
    public static List<Entry> list(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new IOException("The portraits folder " + folder + " does not exist.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("The portraits folder " + folder + " is a file; name the folder that holds"
                    + " NAME_flash.* and NAME_ambient.* photographs.");
        }
        Map<String, Path> flashes = new TreeMap<>();
        Map<String, Path> ambients = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                putIfNamed(flashes, FLASH, AMBIENT, file);
                putIfNamed(ambients, AMBIENT, FLASH, file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IOException("The portraits folder " + folder + " cannot be read; check its permissions.", e);
        }
        List<Entry> entries = new ArrayList<>();
        flashes.forEach((name, flash) -> {
            Path ambient = ambients.get(name);
            if (ambient != null) {
                entries.add(new Entry(name, flash, ambient));
            }
        });
        if (entries.isEmpty()) {
            throw new IOException("The portraits folder " + folder + " holds no pair of photographs named"
                    + " NAME_flash.* and NAME_ambient.*.");
        }
        return entries;
    }

    /** The last mark in a file's name counts. Dot files are left out: some systems keep a shadow of every picture. */
    private static void putIfNamed(Map<String, Path> into, String mark, String otherMark, Path file) {
        String fileName = file.getFileName().toString();
        int at = fileName.lastIndexOf(mark);
        if (at > 0 && at > fileName.lastIndexOf(otherMark) && !fileName.startsWith(".") && Files.isRegularFile(file)) {
            // Folders are listed in no order: of several extensions the first by name, on every machine.
            into.merge(fileName.substring(0, at), file, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
    }
}
