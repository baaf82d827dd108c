// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.proxy.journal.internal.SqliteReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks into the file of a journal without changing it, whether or not a gateway has it open. For tools: its methods block, and it
 * is for one thread at a time. Each sees the state of its own moment.
 */
public interface JournalReader extends AutoCloseable {

    /**
     * Opens a file. Limits, listener and queue of the settings do not matter.
     *
     * @param settings where it is, and its key if it has one
     * @return a reader; close it
     * @throws JournalException if there is no such file or it cannot be read, was written with another key, or by another
     *     version; a damaged one fails with {@link JournalException.Reason#STORAGE}
     */
    static JournalReader open(JournalSettings settings) {
        return SqliteReader.open(settings);
    }

    /**
     * Lists entries, eldest first.
     *
     * @param query which
     * @return the entries
     * @throws JournalException if the file cannot be read
     */
    List<Entry> list(EntryQuery query);

    /**
     * How much is in the journal.
     *
     * @return the numbers
     * @throws JournalException if the file cannot be read
     */
    JournalUsage usage();

    /**
     * Checks the whole file.
     *
     * @return what is wrong with it, at most 100 sentences; empty if it is sound
     * @throws JournalException if the file cannot be read
     */
    List<String> check();

    /**
     * Writes a consistent copy. It appears under its name when it is complete and on disk.
     *
     * @param target a file that does not exist, in a directory that does
     * @throws JournalException if it cannot be written
     */
    void backup(Path target);

    @Override
    void close();
}
