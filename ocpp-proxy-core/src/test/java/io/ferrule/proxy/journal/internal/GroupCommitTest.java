// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    private static final int WAL_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    @Test
    void stationsThatWaitShareOneCommit() throws IOException {
        JournalBench bench = new JournalBench(directory);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        try (SqliteJournal journal = bench.open()) {
            CompletionStage<Boolean> holding = journal.writer().submit(sql -> Gates.pass(held, gate));
            Gates.await(held);
            int before = commits(bench);
            List<CompletionStage<Long>> stages = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                StationId station = new StationId("CP" + i);
                stages.add(journal.outbox().append(start(station, "a", TransactionBook.FIRST_PROVISIONAL + i)));
            }

            gate.countDown();

            value(holding);
            stages.forEach(stage -> value(stage));
            assertThat(commits(bench) - before).isEqualTo(1);
        }
    }

    /** Frames of the log that end a transaction: these tell the size of the database, others 0. */
    private static int commits(JournalBench bench) throws IOException {
        ByteBuffer wal = ByteBuffer.wrap(Files.readAllBytes(DatabaseFile.beside(bench.file, "-wal")));
        int count = 0;
        for (int frame = WAL_HEADER; frame + FRAME_HEADER + PAGE <= wal.limit(); frame += FRAME_HEADER + PAGE) {
            count += wal.getInt(frame + Integer.BYTES) == 0 ? 0 : 1;
        }
        return count;
    }
}
