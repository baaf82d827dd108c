// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.call;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.StatusRecord;
import io.ferrule.proxy.journal.TokenListChange;
import io.ferrule.proxy.journal.TransactionBook;
import io.ferrule.proxy.journal.TransactionLink;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement becomes slower because there is more in the journal: each finds its rows by an index. */
class QueryPlanTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    /** One row for each station, not for each entry; and the first row of an index. */
    private static final List<String> ALLOWED = List.of("SCAN tally", "SCAN reply USING COVERING INDEX reply_age");

    @TempDir
    Path directory;

    @Test
    void everyStatementFindsItsRowsByAnIndex() throws SQLException {
        JournalBench bench = new JournalBench(directory);
        Set<String> statements;
        try (SqliteJournal journal = SqliteJournal.open(bench.settings(12))) {
            useAll(journal);
            statements = value(journal.writer().submit(Sql::statements));
        }

        List<String> slow = new ArrayList<>();
        try (Connection connection = DatabaseFile.connectToRead(bench.file)) {
            for (String statement : statements) {
                plan(connection, statement).stream()
                        .filter(step -> !countsAllOnceOnOpening(statement))
                        .filter(step -> step.startsWith("SCAN") && !ALLOWED.contains(step))
                        .forEach(step -> slow.add(step + " in " + statement));
            }
        }

        assertThat(slow).isEmpty();
        assertThat(statements).hasSizeGreaterThan(40);
    }

    @Test
    void whatIsReadInOrderIsNotSorted() throws SQLException {
        JournalBench bench = new JournalBench(directory);
        Set<String> statements;
        try (SqliteJournal journal = bench.open()) {
            list(journal.outbox());
            value(journal.outbox().next(CP1));
            statements = value(journal.writer().submit(Sql::statements));
        }

        List<String> sorting = new ArrayList<>();
        try (Connection connection = DatabaseFile.connectToRead(bench.file)) {
            for (String statement : statements) {
                plan(connection, statement).stream()
                        .filter(step -> step.contains("TEMP B-TREE") && statement.contains("LIMIT"))
                        .forEach(step -> sorting.add(step + " in " + statement));
            }
        }

        assertThat(sorting).isEmpty();
    }

    private static boolean countsAllOnceOnOpening(String statement) {
        return statement.contains("count(*)") && !statement.contains("WHERE");
    }

    private static void useAll(SqliteJournal journal) {
        useOutbox(journal.outbox());
        value(journal.replies().remember(CP1, reply("a", 1)));
        value(journal.replies().find(CP1, reply("a", 1).fingerprint()));
        value(journal.transactions().provisional());
        value(journal.transactions().link(CP1, new TransactionLink(1, 2)));
        value(journal.transactions().byStationSide(CP1, 1));
        value(journal.transactions().byCsmsSide(CP1, 2));
        BootRecord boot = new BootRecord("{}", Duration.ofMinutes(5), NOON, false);
        StatusRecord status = new StatusRecord(0, 1, "{}", NOON, false);
        value(journal.stations().write(CP1, boot));
        value(journal.stations().told(CP1, boot));
        value(journal.stations().write(CP1, status));
        value(journal.stations().told(CP1, status));
        value(journal.stations().read(CP1));
        value(journal.tokens().answered(CP1, "a", "1"));
        value(journal.tokens().change(CP1, new TokenListChange(true, Map.of("b", "2"), Set.of("c"))));
        value(journal.tokens().find(CP1, "a"));
        value(journal.tokens().clearAnswers(CP1));
        value(journal.stations().forget(CP1));
        value(journal.usage());
        value(journal.sweep());
        fill(journal);
    }

    private static void useOutbox(Outbox outbox) {
        Fingerprint content = Fingerprint.of("StartTransaction", "x");
        long number = value(outbox.append(start(CP1, "a", FIRST), reply("a", FIRST)));
        long sent = value(outbox.appendSent(start(CP1, "b", FIRST), content));
        value(outbox.withdraw(value(outbox.appendSent(start(CP1, "c", FIRST), content)), 3, "no"));
        value(outbox.answer(sent, reply("x", FIRST)));
        value(outbox.sent(number));
        value(outbox.refused(number, "no"));
        value(outbox.bury(number, Reach.TRANSACTION, "no"));
        value(outbox.retry(number, Reach.TRANSACTION));
        value(outbox.next(CP1));
        value(outbox.find(number));
        value(outbox.find(CP1, content));
        value(outbox.stationsWaiting());
        value(outbox.tallies());
        list(outbox);
        value(outbox.acknowledged(number));
        value(outbox.acknowledged(sent, CP1, Outcome.NOTHING.linking(new TransactionLink(FIRST, 5))));
    }

    private static void list(Outbox outbox) {
        EntryQuery all = new EntryQuery(Optional.empty(), Set.of(Entry.State.values()), 0, 10);
        value(outbox.list(all));
        value(outbox.list(all.of(CP1)));
    }

    /** Each kind is sacrificed once, in each of its ways. */
    private static void fill(SqliteJournal journal) {
        value(journal.stations().shadow(CP1, "HeartbeatInterval", "60"));
        value(journal.outbox().append(call(Kind.STATUS, "status")));
        value(journal.outbox().append(call(Kind.SECURITY, "security")));
        for (int i = 0; i < 12; i++) {
            value(journal.outbox().append(start(CP1, "fill" + i, FIRST)));
        }
    }

    private static List<String> plan(Connection connection, String statement) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement explain = connection.createStatement();
                ResultSet results = explain.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
            while (results.next()) {
                steps.add(results.getString("detail"));
            }
        }
        return steps;
    }
}
