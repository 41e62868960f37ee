package dev.diptych.archive.catalog;

import java.sql.SQLException;
import java.util.Optional;

import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library, which is unpacked into a temporary folder and loaded once. It is loaded here and not by the
 * driver, which after a first failure takes the library for loaded and then breaks with an error that says nothing.
 */
final class SqliteLibrary {
    /** Why it cannot be loaded; empty if it is. */
    private static final Optional<String> OBJECTION = load();

    private SqliteLibrary() {
    }

    /** @throws SQLException if it cannot be loaded, now or at the first attempt */
    static void require() throws SQLException {
        if (OBJECTION.isPresent()) {
            throw new SQLException(OBJECTION.get());
        }
    }

    // The driver's own contract is "throws Exception".
    private static Optional<String> load() {
        try {
            SQLiteJDBCLoader.initialize();
            return Optional.empty();
        } catch (Exception | LinkageError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
