// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Issues each provisional transaction id once. Ids are reserved on disk in blocks, before the first of a block is
 * issued; a restart skips what is left of one. The reservation lies in the database and in a small file beside it: that file
 * outlives a database that had to be set aside, or one that was restored from a backup. For the writer's thread.
 */
final class ProvisionalNumbers {

    private static final int BLOCK = 100;
    private static final long END = Integer.MAX_VALUE + 1L;
    private static final String META = "provisional-reserved";

    private final Path file;
    private long next;
    private long reserved;

    private ProvisionalNumbers(Path file, long reserved) {
        this.file = file;
        this.next = reserved;
        this.reserved = reserved;
    }

    static ProvisionalNumbers load(Sql sql, Path file) throws SQLException, IOException {
        long inDatabase = sql.number("SELECT value FROM meta WHERE name = ?", META);
        long known = Math.max(Math.max(inDatabase, inFile(file)), TransactionBook.FIRST_PROVISIONAL);
        return new ProvisionalNumbers(file, Math.min(known, END));
    }

    int issue(Sql sql) throws SQLException, IOException {
        if (next >= END) {
            throw new JournalException(Reason.EXHAUSTED, "all provisional transaction ids were issued");
        }
        if (next >= reserved) {
            long end = Math.min(next + BLOCK, END);
            write(end);
            sql.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", META, end);
            reserved = end;
        }
        return (int) next++;
    }

    private static long inFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("no number in " + file + "; write one above every provisional transaction id", e);
        }
    }

    private void write(long end) throws IOException {
        Path fresh = DatabaseFile.beside(file, ".new");
        Files.writeString(fresh, end + "\n", StandardCharsets.US_ASCII);
        DurableFiles.publish(fresh, file);
    }
}
