// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Brings the tables of a database up to date, each step in a transaction of its own. */
final class Migrations {

    /** In the order of their versions, which start at 1. What was released is never edited. */
    private static final List<String> SCRIPTS = List.of("0001-outbox.sql", "0002-station-records.sql");

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\\n|$)");

    private Migrations() {}

    static int latest() {
        return SCRIPTS.size();
    }

    /** Version before; 0 for an empty database. */
    static int apply(Sql sql, int upTo, Instant now) throws SQLException, IOException {
        sql.execute(
                "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)");
        sql.commit();
        int before = (int) sql.number("SELECT max(version) FROM schema_version");
        refuseNewer(before);
        for (int version = before + 1; version <= upTo; version++) {
            for (String statement : statements(SCRIPTS.get(version - 1))) {
                sql.execute(statement);
            }
            sql.update("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)", version, now);
            sql.commit();
        }
        return before;
    }

    /** Refuses a database that is not of this version. */
    static void require(Sql sql) throws SQLException {
        int version = (int) sql.number("SELECT max(version) FROM schema_version");
        refuseNewer(version);
        if (version < latest()) {
            throw new JournalException(
                    Reason.TOO_OLD, "the journal has version " + version + ", this program reads " + latest());
        }
    }

    private static void refuseNewer(int version) {
        if (version > latest()) {
            throw new JournalException(
                    Reason.TOO_NEW, "the journal has version " + version + ", this program knows up to " + latest());
        }
    }

    private static List<String> statements(String script) throws IOException {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException("the program lacks its file " + script);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return END_OF_STATEMENT
                    .splitAsStream(text)
                    .filter(statement -> !statement.isBlank())
                    .toList();
        }
    }
}
