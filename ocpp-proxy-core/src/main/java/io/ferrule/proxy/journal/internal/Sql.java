// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Statements on one connection, each prepared once. For one thread at a time. */
final class Sql implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** From here on nothing is kept before {@link #commit}. */
    void transactional() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // After some errors, such as a full disk, SQLite has rolled back by itself; the driver then begins nothing.
            execute("BEGIN");
        }
    }

    /** Moves what is in the log to the database, so that the log begins anew and needs no more disk. Between transactions. */
    void checkpoint() throws SQLException {
        outside("PRAGMA wal_checkpoint(RESTART)");
    }

    /** Gives free pages of the database back to the disk. Between transactions. */
    void shrink() throws SQLException {
        outside("PRAGMA incremental_vacuum");
        outside("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void outside(String statement) throws SQLException {
        connection.setAutoCommit(true);
        try {
            execute(statement);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** The text of every statement that ran with arguments. */
    Set<String> statements() {
        return Set.copyOf(prepared.keySet());
    }

    /** Runs a statement without arguments that is not worth preparing. */
    void execute(String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    /** Number of rows that changed. */
    int update(String statement, Object... arguments) throws SQLException {
        return bound(statement, arguments).executeUpdate();
    }

    <T> List<T> list(String query, Row<T> row, Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet results = bound(query, arguments).executeQuery()) {
            while (results.next()) {
                found.add(row.read(results));
            }
        }
        return found;
    }

    <T> Optional<T> first(String query, Row<T> row, Object... arguments) throws SQLException {
        return list(query, row, arguments).stream().findFirst();
    }

    /** The one number that the query yields; 0 if it yields none. */
    long number(String query, Object... arguments) throws SQLException {
        return first(query, results -> results.getLong(1), arguments).orElse(0L);
    }

    /** An integer column that may be empty. */
    static OptionalInt optionalInt(ResultSet results, String column) throws SQLException {
        int value = results.getInt(column);
        return results.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static Instant instant(ResultSet results, String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bound(String text, Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, Object argument) throws SQLException {
        if (argument instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                bind(statement, index, optional.get());
            } else {
                statement.setNull(index, Types.NULL);
            }
        } else if (argument instanceof OptionalInt optional) {
            if (optional.isPresent()) {
                statement.setInt(index, optional.getAsInt());
            } else {
                statement.setNull(index, Types.INTEGER);
            }
        } else if (argument instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (argument instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else {
            statement.setObject(index, argument);
        }
    }

    /** Makes a value of the row that a result set stands on. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet results) throws SQLException;
    }
}
