// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What reads the whole database, on a connection of its own that does not hold up the writer. */
final class Inspection {

    private static final int MAX_PROBLEMS = 100;

    private Inspection() {}

    /** What is wrong with it; empty if nothing is. */
    static List<String> check(Connection connection) throws SQLException {
        Sql sql = new Sql(connection);
        try {
            List<String> found =
                    sql.list("PRAGMA integrity_check(" + MAX_PROBLEMS + ")", results -> results.getString(1));
            return found.equals(List.of("ok")) ? List.of() : found;
        } catch (SQLException e) {
            if (Failures.damaged(e)) {
                return List.of(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** SQLite's {@code VACUUM INTO}: one state of the database, without its free pages. */
    static void copy(Connection connection, Path target) throws SQLException, IOException {
        if (Files.exists(target)) {
            throw new JournalException(Reason.STORAGE, "a backup replaces no file: " + target);
        }
        Path partial = DatabaseFile.beside(target.toAbsolutePath(), ".partial");
        Files.deleteIfExists(partial);
        // An empty file is accepted as the target and gives the copy its permissions.
        DurableFiles.create(partial);
        try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, partial.toString());
            statement.execute();
        }
        DurableFiles.publish(partial, target);
    }
}
