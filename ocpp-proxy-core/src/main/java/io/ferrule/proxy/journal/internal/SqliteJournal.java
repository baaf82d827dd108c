// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.JournalUsage;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.ReplyBook;
import io.ferrule.proxy.journal.StationBook;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The journal in a SQLite database. */
public final class SqliteJournal implements Journal {

    private static final String KEY_CHECK = "key-check";
    private static final String KNOWN_TEXT = "ferrule";

    private final DatabaseFile database;
    private final Announcer announcer;
    private final Room room;
    private final Writer writer;
    private final Backup backup;
    private final Outbox outbox;
    private final ReplyBook replies;
    private final TransactionBook transactions;
    private final StationBook stations;

    private SqliteJournal(DatabaseFile database, JournalSettings settings, Announcer announcer)
            throws SQLException, IOException {
        this.database = database;
        this.announcer = announcer;
        room = new Room(settings.limits(), announcer);
        Sql sql = database.sql();
        PayloadCipher cipher = PayloadCipher.with(settings.key());
        checkKey(sql, cipher);
        room.load(sql);
        room.sweep(sql);
        ProvisionalNumbers numbers = ProvisionalNumbers.load(sql, DatabaseFile.beside(settings.file(), ".provisional"));
        sql.commit();
        writer = new Writer(sql, room, announcer, settings.queue());
        backup = new Backup(database.path());
        EntryTable entryTable = new EntryTable(cipher, room, settings.clock());
        ReplyTable replyTable = new ReplyTable(cipher, room);
        LinkTable linkTable = new LinkTable(settings.clock());
        outbox = new SqliteOutbox(writer, entryTable, replyTable, linkTable);
        replies = new SqliteReplyBook(writer, replyTable, room);
        transactions = new SqliteTransactionBook(writer, linkTable, numbers);
        stations = new SqliteStationBook(writer, new RecordTable(cipher, room, settings.clock()));
    }

    /** See {@link Journal#open}. */
    public static SqliteJournal open(JournalSettings settings) {
        Announcer announcer = new Announcer(settings.listener(), settings.clock());
        try {
            DatabaseFile database = DatabaseFile.open(settings.file(), announcer);
            try {
                migrate(database.sql(), announcer);
                SqliteJournal journal = new SqliteJournal(database, settings, announcer);
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
    public CompletionStage<JournalUsage> usage() {
        return writer.submit(sql -> {
            long dead = sql.number("SELECT count(*) FROM entry WHERE state = 'DEAD'");
            long waiting = sql.number("SELECT count(*) FROM entry WHERE state <> 'DEAD'");
            Room.Size total = room.total();
            return new JournalUsage(waiting, dead, total.rows(), total.bytes());
        });
    }

    @Override
    public CompletionStage<Path> backup(Path target) {
        return backup.to(target);
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
        return writer.submit(room::sweep);
    }

    private void start() {
        room.takeEvents().forEach(announcer::tell);
        writer.start();
    }

    private static void migrate(Sql sql, Announcer announcer) throws SQLException, IOException {
        int before = Migrations.apply(sql, Migrations.latest(), announcer.now());
        if (before > 0 && before < Migrations.latest()) {
            announcer.tell(new JournalEvent.Migrated(announcer.now(), before, Migrations.latest()));
        }
    }

    private static void checkKey(Sql sql, PayloadCipher cipher) throws SQLException {
        Optional<byte[]> check =
                sql.first("SELECT value FROM meta WHERE name = ?", results -> results.getBytes(1), KEY_CHECK);
        if (check.isEmpty()) {
            sql.update("INSERT INTO meta (name, value) VALUES (?, ?)", KEY_CHECK, cipher.seal(KNOWN_TEXT, KEY_CHECK));
        } else if (!cipher.open(check.get(), KEY_CHECK).equals(Optional.of(KNOWN_TEXT))) {
            throw new JournalException(Reason.WRONG_KEY, "the journal was written with another key, or without one");
        }
    }
}
