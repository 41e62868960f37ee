package dev.diptych.archive.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens SQLite databases: a finished catalogue to read, a new one to write, one in memory. */
final class CatalogConnections {
    private CatalogConnections() {
    }

    /**
     * A file that nobody changes while it has this name, so that it is read without locks, which also works where the
     * folder cannot be written and on file systems that have none.
     */
    static Handle openToRead(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        return handle(config, "file:" + file.toUri().getRawPath() + "?immutable=1");
    }

    /** A file that nobody else knows yet and that is thrown away if anything fails: it needs no journal. */
    static Handle openToWrite(Path newFile) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return handle(config, "file:" + newFile.toUri().getRawPath());
    }

    static Handle openInMemory() throws SQLException {
        return handle(new SQLiteConfig(), ":memory:");
    }

    private static Handle handle(SQLiteConfig config, String name) throws SQLException {
        SqliteLibrary.require();
        Connection connection = config.createConnection("jdbc:sqlite:" + name);
        return Jdbi.open(connection);
    }
}
