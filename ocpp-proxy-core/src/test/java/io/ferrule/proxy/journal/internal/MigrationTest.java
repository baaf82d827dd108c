// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    @TempDir
    Path directory;

    @Test
    void bringsVersionOneUpToDateAndKeepsItsEntries() throws SQLException, IOException {
        JournalBench bench = new JournalBench(directory);
        try (Sql sql = new Sql(DatabaseFile.connect(bench.file))) {
            sql.transactional();
            Migrations.apply(sql, 1, NOON);
            sql.update(
                    "INSERT INTO entry (station, version, kind, state, message_id, action, taken_at, changed_at, attempts,"
                            + " refusals, reason, size, payload)"
                            + " VALUES ('CP1', '1.6', 'BILLING', 'PENDING', 'old', 'MeterValues', ?, ?, 0, 0, '', 258, ?)",
                    NOON,
                    NOON,
                    "[]".getBytes(StandardCharsets.UTF_8));
            sql.commit();
        }

        try (SqliteJournal journal = bench.open()) {
            value(journal.stations().shadow(CP1, "HeartbeatInterval", "60"));

            assertThat(JournalBench.ids(journal)).containsExactly("old");
            assertThat(bench.events).containsExactly(new JournalEvent.Migrated(NOON, 1, 2));
        }
    }

    @Test
    void refusesAFileOfALaterVersionAndLeavesItAlone() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.writer().submit(sql -> sql.update("INSERT INTO schema_version VALUES (99, 0)")));
        }

        assertThatThrownBy(bench::open).isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.TOO_NEW));
        assertThat(bench.events).isEmpty();
    }
}
