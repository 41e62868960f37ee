package dev.diptych.archive.catalog;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.SessionId;

/**
 * An archive's index, open for reading: as the archive was when it was opened. For one thread; any number of programs
 * may open catalogues of one archive at once.
 */
public final class Catalog implements AutoCloseable {
    private static final String SESSIONS = """
            SELECT session.*,
                count(pair.folder) FILTER (WHERE state = 'COMMITTED') AS committed,
                count(pair.folder) FILTER (WHERE state = 'PARTIAL') AS partial,
                count(pair.folder) FILTER (WHERE state = 'COMMITTED' AND verdict = 'GOOD') AS good,
                count(pair.folder) FILTER (WHERE state = 'COMMITTED' AND verdict = 'WARN') AS warn,
                count(pair.folder) FILTER (WHERE state = 'COMMITTED' AND verdict = 'RETAKE') AS retake,
                count(pair.folder) FILTER (WHERE state = 'COMMITTED'
                    AND coalesce(verdict, '') NOT IN ('GOOD', 'WARN', 'RETAKE')) AS undeveloped,
                coalesce(sum(size_bytes) FILTER (WHERE state = 'COMMITTED'), 0) AS size_bytes,
                min(created_at) FILTER (WHERE state = 'COMMITTED') AS first_pair_at,
                max(created_at) FILTER (WHERE state = 'COMMITTED') AS last_pair_at
            FROM session LEFT JOIN pair USING (session_id)
            GROUP BY session.session_id
            ORDER BY session.session_id""";
    private static final String PAIRS = """
            SELECT * FROM pair WHERE session_id = ? ORDER BY number, state, folder""";

    private final Handle handle;

    private Catalog(Handle handle) {
        this.handle = handle;
    }

    /**
     * The archive's catalogue, made anew if the one on disk cannot be used; see the package's notes.
     *
     * @throws ArchiveException if the archive itself cannot be read
     * @throws IOException if SQLite's native library cannot be loaded
     */
    public static Catalog open(ArchiveReader archive) throws IOException {
        CatalogFile file = new CatalogFile(archive.root());
        Optional<Handle> found = file.usable(archive.fingerprint());
        if (found.isPresent()) {
            return new Catalog(found.get());
        }
        CatalogBuilder builder = CatalogBuilder.read(archive);
        file.replace(builder);
        Optional<Handle> built = file.usable(builder.fingerprint());
        return new Catalog(built.isPresent() ? built.get() : inMemory(builder));
    }

    /** Whether the catalogue on disk can be used as it is. */
    public static boolean isUpToDate(ArchiveReader archive) throws ArchiveException {
        Optional<Handle> found = new CatalogFile(archive.root()).usable(archive.fingerprint());
        found.ifPresent(Handle::close);
        return found.isPresent();
    }

    /**
     * The version of SQLite, which is asked of its native library.
     *
     * @throws IOException if the library cannot be loaded
     */
    public static String engineVersion() throws IOException {
        try (Handle handle = memory()) {
            return handle.createQuery("SELECT sqlite_version()").mapTo(String.class).one();
        }
    }

    private static Handle inMemory(CatalogBuilder builder) throws IOException {
        Handle handle = memory();
        builder.fill(handle);
        return handle;
    }

    private static Handle memory() throws IOException {
        try {
            return CatalogConnections.openInMemory();
        } catch (SQLException e) {
            throw new IOException("SQLite's native library cannot be loaded (" + e.getMessage()
                    + "); name a folder in which programs may run with DIPTYCH_JAVA_OPTS=-Dorg.sqlite.tmpdir=DIR.", e);
        }
    }

    /** All sessions by name, whatever their consent. */
    public List<CatalogSession> sessions() {
        return handle.createQuery(SESSIONS).map((row, context) -> CatalogRows.session(row)).list();
    }

    /** A session's pairs by number, committed before partial; none if there is no such session. */
    public List<CatalogPair> pairs(SessionId session) {
        return handle.createQuery(PAIRS)
                .bind(0, session.toString())
                .map((row, context) -> CatalogRows.pair(row))
                .list();
    }

    @Override
    public void close() {
        handle.close();
    }
}
