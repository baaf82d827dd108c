// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The same database with the same settings and one table, a transaction for each message. */
final class BareSqlite implements Store {

    private final Connection connection;
    private final PreparedStatement insert;

    BareSqlite(Path directory) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("bare.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE message (id TEXT PRIMARY KEY, payload BLOB, reply BLOB)");
        }
        insert = connection.prepareStatement("INSERT INTO message VALUES (?, ?, ?)");
    }

    @Override
    public synchronized void keep(Message message) throws SQLException {
        insert.setString(1, message.call().messageId());
        insert.setBytes(2, message.call().text().getBytes(StandardCharsets.UTF_8));
        insert.setBytes(3, message.reply().payload().getBytes(StandardCharsets.UTF_8));
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
