// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.JournalUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads a database on a connection that cannot write. */
public final class SqliteReader implements JournalReader {

    private final Connection connection;
    private final Sql sql;
    private final Tables tables;

    private SqliteReader(Connection connection, JournalSettings settings) throws SQLException {
        this.connection = connection;
        sql = new Sql(connection);
        PayloadCipher cipher = PayloadCipher.with(settings.key());
        Migrations.require(sql);
        KeyCheck.check(sql, cipher);
        Room room = new Room(settings.limits(), new Announcer(settings.listener(), settings.clock()));
        tables = Tables.over(cipher, room, new Newest(settings.clock(), System::nanoTime));
    }

    /** See {@link JournalReader#open}. */
    public static SqliteReader open(JournalSettings settings) {
        if (!Files.exists(settings.file())) {
            throw new JournalException(Reason.STORAGE, "there is no journal: " + settings.file());
        }
        return done(() -> {
            Connection connection = DatabaseFile.connectToRead(settings.file());
            try {
                return new SqliteReader(connection, settings);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        });
    }

    @Override
    public List<Entry> list(EntryQuery query) {
        return done(() -> tables.reader().list(sql, query));
    }

    @Override
    public JournalUsage usage() {
        return done(() -> {
            tables.room().load(sql);
            return tables.usage(sql);
        });
    }

    @Override
    public List<String> check() {
        return done(() -> Inspection.check(connection));
    }

    @Override
    public void backup(Path target) {
        done(() -> {
            Inspection.copy(connection, target);
            return target;
        });
    }

    @Override
    public void close() {
        done(() -> {
            connection.close();
            return true;
        });
    }

    private static <T> T done(Step<T> step) {
        try {
            return step.run();
        } catch (SQLException | IOException e) {
            throw Failures.exception(e);
        }
    }

    /** One reading. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException, IOException;
    }
}
