// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.JournalUsage;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.ReplyBook;
import io.ferrule.proxy.journal.StationBook;
import io.ferrule.proxy.journal.TokenBook;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The journal in a SQLite database. */
public final class SqliteJournal implements Journal {

    private final DatabaseFile database;
    private final Announcer announcer;
    private final Tables tables;
    private final Newest newest;
    private final Writer writer;
    private final Background background;
    private final Outbox outbox;
    private final ReplyBook replies;
    private final TransactionBook transactions;
    private final StationBook stations;
    private final TokenBook tokens;

    private SqliteJournal(DatabaseFile database, JournalSettings settings, Announcer announcer, Ballast ballast)
            throws SQLException, IOException {
        this.database = database;
        this.announcer = announcer;
        PayloadCipher cipher = PayloadCipher.with(settings.key());
        Room room = new Room(settings.limits(), announcer);
        newest = new Newest(settings.clock(), System::nanoTime);
        tables = Tables.over(cipher, room, newest);
        Sweep sweep = new Sweep(room, settings.limits(), newest);
        ProvisionalNumbers numbers = load(database, cipher, sweep);
        writer = new Writer(database.sql(), sweep, ballast, announcer, settings.queue());
        background = new Background(database.path());
        outbox = new SqliteOutbox(writer, tables);
        replies = new SqliteReplyBook(writer, tables.replies(), room);
        transactions = new SqliteTransactionBook(writer, tables.links(), numbers);
        stations = new SqliteStationBook(writer, tables.records());
        tokens = new SqliteTokenBook(writer, tables.tokens());
    }

    private ProvisionalNumbers load(DatabaseFile file, PayloadCipher cipher, Sweep sweep)
            throws SQLException, IOException {
        Sql sql = file.sql();
        KeyCheck.establish(sql, cipher);
        newest.load(sql);
        ProvisionalNumbers numbers = ProvisionalNumbers.load(sql, DatabaseFile.beside(file.path(), ".provisional"));
        sql.commit();
        tables.room().load(sql);
        tidy(sql, sweep);
        return numbers;
    }

    /** What a full disk does not let us tidy up waits until it does. */
    private void tidy(Sql sql, Sweep sweep) throws SQLException {
        Room.Mark mark = tables.room().mark();
        try {
            tables.entries().forgetEmptyTallies(sql);
            sweep.run(sql);
            sql.commit();
        } catch (SQLException e) {
            if (!Failures.diskFull(e)) {
                throw e;
            }
            sql.rollback();
            tables.room().reset(mark);
        }
    }

    /** See {@link Journal#open}. */
    public static SqliteJournal open(JournalSettings settings) {
        Announcer announcer = new Announcer(settings.listener(), settings.clock());
        Ballast ballast = new Ballast(DatabaseFile.beside(settings.file(), ".ballast"), settings.limits());
        try {
            ballast.makeWay();
            DatabaseFile database = DatabaseFile.open(settings.file(), announcer);
            try {
                migrate(database.sql(), announcer);
                SqliteJournal journal = new SqliteJournal(database, settings, announcer, ballast);
                journal.start();
                return journal;
            } catch (SQLException | IOException | RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw Failures.exception(e);
        }
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public ReplyBook replies() {
        return replies;
    }

    @Override
    public TransactionBook transactions() {
        return transactions;
    }

    @Override
    public StationBook stations() {
        return stations;
    }

    @Override
    public TokenBook tokens() {
        return tokens;
    }

    @Override
    public Instant newest() {
        return newest.known();
    }

    @Override
    public CompletionStage<Boolean> confirm(Instant told) {
        return writer.submit(sql -> newest.confirm(sql, told));
    }

    @Override
    public CompletionStage<JournalUsage> usage() {
        return writer.submit(tables::usage);
    }

    @Override
    public CompletionStage<Path> backup(Path target) {
        return background.read(connection -> {
            Inspection.copy(connection, target);
            return target;
        });
    }

    @Override
    public CompletionStage<List<String>> check() {
        return background.read(Inspection::check);
    }

    @Override
    public void close() {
        writer.close();
        try {
            database.close();
        } catch (SQLException | IOException e) {
            // All that was promised is in the file or in its log; the next opening takes up both.
            announcer.tell(new JournalEvent.WriteFailed(announcer.now(), "closing failed: " + e.getMessage()));
        }
    }

    /** The thread behind everything, for tests that need the database itself. */
    Writer writer() {
        return writer;
    }

    /** Gives up what is too old now. */
    CompletionStage<Boolean> sweep() {
        return writer.sweepNow();
    }

    private void start() {
        tables.room().takeEvents().forEach(announcer::tell);
        writer.start();
    }

    private static void migrate(Sql sql, Announcer announcer) throws SQLException, IOException {
        int before = Migrations.apply(sql, Migrations.latest(), announcer.now());
        if (before > 0 && before < Migrations.latest()) {
            announcer.tell(new JournalEvent.Migrated(announcer.now(), before, Migrations.latest()));
        }
    }
}
