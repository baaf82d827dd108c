// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The database file, ours alone while it is open. */
final class DatabaseFile implements AutoCloseable {

    private static final List<String> SIDE_FILES = List.of("", "-wal", "-shm", "-journal");

    /** SQLITE_OPEN_READONLY. */
    private static final String READ_ONLY = "1";

    private final Path file;
    private final FileChannel lock;
    private final Sql sql;

    private DatabaseFile(Path file, FileChannel lock, Sql sql) {
        this.file = file;
        this.lock = lock;
        this.sql = sql;
    }

    /** Opens and checks the file. A damaged one is set aside first. */
    static DatabaseFile open(Path file, Announcer announcer) throws SQLException, IOException {
        FileChannel lock = lock(beside(file, ".lock"));
        try {
            return new DatabaseFile(file, lock, healthy(file, announcer));
        } catch (SQLException | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    Sql sql() {
        return sql;
    }

    Path path() {
        return file;
    }

    static Path beside(Path file, String suffix) {
        return Path.of(file + suffix);
    }

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** A connection that cannot write. */
    static Connection connectToRead(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("open_mode", READ_ONLY);
        properties.setProperty("busy_timeout", "5000");
        return DriverManager.getConnection("jdbc:sqlite:" + file, properties);
    }

    @Override
    public void close() throws SQLException, IOException {
        try (lock) {
            sql.close();
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        DurableFiles.create(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new JournalException(Reason.IN_USE, "the journal is in use: " + file);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Sql healthy(Path file, Announcer announcer) throws SQLException, IOException {
        try {
            return checked(file);
        } catch (SQLException e) {
            if (!Failures.damaged(e)) {
                throw e;
            }
            setAside(file, announcer, String.valueOf(e.getMessage()));
            return checked(file);
        }
    }

    private static Sql checked(Path file) throws SQLException, IOException {
        Path wal = beside(file, "-wal");
        if (sizeOf(file) == 0 && sizeOf(wal) > 0) {
            // SQLite would take this for a new database and delete what the log still holds.
            throw Failures.damage("the database is empty, its write-ahead log is not");
        }
        DurableFiles.create(file);
        Sql sql = new Sql(connect(file));
        try {
            prepare(sql);
            return sql;
        } catch (SQLException | RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    private static void prepare(Sql sql) throws SQLException {
        sql.execute("PRAGMA busy_timeout = 5000");
        sql.execute("PRAGMA auto_vacuum = INCREMENTAL");
        String mode = text(sql, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
            throw new JournalException(Reason.STORAGE, "the journal cannot be written: its mode stays " + mode);
        }
        sql.execute("PRAGMA synchronous = FULL");
        sql.execute("PRAGMA journal_size_limit = 16777216");
        String health = text(sql, "PRAGMA integrity_check(1)");
        if (!health.equals("ok")) {
            throw Failures.damage(health);
        }
        sql.transactional();
    }

    private static void setAside(Path file, Announcer announcer, String reason) throws IOException {
        Instant now = announcer.now();
        Path aside = unused(beside(file, ".damaged-" + now.toEpochMilli()));
        for (String suffix : SIDE_FILES) {
            Path part = beside(file, suffix);
            if (Files.exists(part)) {
                Files.move(part, beside(aside, suffix));
            }
        }
        DurableFiles.syncDirectory(file);
        announcer.tell(new JournalEvent.Quarantined(now, aside, reason));
    }

    private static Path unused(Path wanted) {
        Path free = wanted;
        for (int i = 1; taken(free); i++) {
            free = beside(wanted, "-" + i);
        }
        return free;
    }

    private static boolean taken(Path file) {
        return SIDE_FILES.stream().anyMatch(suffix -> Files.exists(beside(file, suffix)));
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String text(Sql sql, String query) throws SQLException {
        return sql.first(query, results -> results.getString(1)).orElse("");
    }
}
