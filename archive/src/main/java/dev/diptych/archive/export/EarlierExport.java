package dev.diptych.archive.export;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;

/**
 * What lies in a folder before an export is written into it.
 *
 * @param files each of them written by an export
 */
record EarlierExport(Path folder, List<Path> files, long bytes) {
    /**
     * Nothing if the folder is not there.
     *
     * @throws ArchiveException E_NOT_AN_EXPORT if the folder holds anything that no export wrote, E_STORAGE_IO if it
     *         cannot be read
     */
    static EarlierExport in(Path named) throws ArchiveException {
        if (!Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
            return new EarlierExport(named, List.of(), 0);
        }
        if (!Files.isDirectory(named)) {
            throw new ArchiveException(Code.E_NOT_AN_EXPORT, named + " is a file; name a folder.", null);
        }
        Path folder = behindLink(named);
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
            for (Path file : files) {
                if (!ExportFolder.isOwn(folder, file)) {
                    throw new ArchiveException(Code.E_NOT_AN_EXPORT, folder + " holds " + folder.relativize(file)
                            + ", which is no part of an export; name an empty folder, or move that elsewhere.", null);
                }
                bytes += Files.size(file);
            }
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO, folder + " cannot be read (" + e + ").", e);
        }
        if (!files.isEmpty() && !TrainingExport.isOneAt(folder)) {
            throw new ArchiveException(Code.E_NOT_AN_EXPORT, folder + " holds files, but no " + ExportFolder.DOCUMENT
                    + " of an export; name an empty folder.", null);
        }
        return new EarlierExport(folder, files, bytes);
    }

    /** What is walked is a folder, and not a link to one. */
    private static Path behindLink(Path named) throws ArchiveException {
        try {
            return Files.isSymbolicLink(named) ? named.toRealPath() : named;
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO, named + " cannot be read (" + e + ").", e);
        }
    }

    /** Deletes the files, but for {@code kept}, and the folders that they lay in. */
    void remove(Path kept) throws ArchiveException {
        TreeSet<Path> folders = new TreeSet<>();
        for (Path file : files) {
            if (!file.equals(kept)) {
                delete(file);
            }
            for (Path at = file.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
                folders.add(at);
            }
        }
        // A folder sorts before what lies in it.
        for (Path emptied : folders.descendingSet()) {
            delete(emptied);
        }
    }

    private static void delete(Path file) throws ArchiveException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ArchiveException(Code.E_STORAGE_IO, file + " of the earlier export cannot be deleted (" + e
                    + "); delete that export yourself, or name another folder.", e);
        }
    }
}
