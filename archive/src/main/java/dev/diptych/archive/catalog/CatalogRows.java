package dev.diptych.archive.catalog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.StoredPair;

/** Makes records of the catalogue's rows. */
final class CatalogRows {
    private CatalogRows() {
    }

    static CatalogSession session(ResultSet row) throws SQLException {
        return new CatalogSession(SessionId.parse(row.getString("session_id")), instant(row, "started_at"),
                consent(row), Optional.ofNullable(row.getString("objection")),
                new PairCounts(row.getInt("committed"), row.getInt("partial"), row.getInt("good"), row.getInt("warn"),
                        row.getInt("retake"), row.getInt("undeveloped")),
                row.getLong("size_bytes"), instant(row, "first_pair_at"), instant(row, "last_pair_at"));
    }

    static CatalogPair pair(ResultSet row) throws SQLException {
        return new CatalogPair(new PairId(SessionId.parse(row.getString("session_id")), row.getInt("number")),
                StoredPair.State.valueOf(row.getString("state")), Path.of(row.getString("folder")),
                row.getInt("all_taken") != 0, instant(row, "created_at"), row.getLong("size_bytes"),
                Optional.ofNullable(row.getString("verdict")), row.getString("sentence"));
    }

    private static Optional<Consent> consent(ResultSet row) throws SQLException {
        String id = row.getString("consent_id");
        if (id == null) {
            return Optional.empty();
        }
        Set<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        Arrays.stream(row.getString("consent_scopes").split(" "))
                .flatMap(label -> ConsentScope.of(label).stream())
                .forEach(scopes::add);
        return Optional.of(new Consent(id, row.getString("consent_version"), scopes,
                LocalDate.parse(row.getString("consent_valid_until"))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Instant::parse);
    }
}
