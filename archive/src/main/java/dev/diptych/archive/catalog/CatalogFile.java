package dev.diptych.archive.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The catalogue on disk. Nothing that is wrong with it is an error: it can be done without. */
final class CatalogFile {
    static final String NAME = "catalog.sqlite";

    private final Path file;

    /** @param root of the archive */
    CatalogFile(Path root) {
        file = root.resolve(NAME);
    }

    /** The catalogue open for reading, if it is whole, of this version and of this fingerprint. */
    Optional<Handle> usable(String fingerprint) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Handle handle;
        try {
            handle = CatalogConnections.openToRead(file);
        } catch (SQLException e) {
            return Optional.empty();
        }
        try {
            if (isUsable(handle, fingerprint)) {
                return Optional.of(handle);
            }
        } catch (JdbiException e) {
            // It is no database, or a damaged one: it is not used.
        }
        handle.close();
        return Optional.empty();
    }

    private static boolean isUsable(Handle handle, String fingerprint) {
        return text(handle, "PRAGMA user_version").equals(Integer.toString(CatalogSchema.VERSION))
                && text(handle, "SELECT fingerprint FROM archive").equals(fingerprint)
                && text(handle, "PRAGMA quick_check").equals("ok");
    }

    private static String text(Handle handle, String query) {
        return handle.createQuery(query).mapTo(String.class).findFirst().orElse("");
    }

    /** Puts a new catalogue in the place of the old one; leaves that where it is if the disk takes no new one. */
    void replace(CatalogBuilder builder) {
        if (!Files.isWritable(file.toAbsolutePath().getParent())) {
            return;
        }
        Path unfinished = file.resolveSibling("." + NAME + "." + UUID.randomUUID() + ".tmp");
        try {
            try (Handle handle = CatalogConnections.openToWrite(unfinished)) {
                builder.fill(handle);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | JdbiException | IOException e) {
            // A full or failing disk: whoever writes photographs to it will say so, and an index can do without.
            delete(unfinished);
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // It has a name that nobody reads.
            return;
        }
    }
}
