// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.StationId;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.buffer.Buffer;
import io.ferrule.proxy.buffer.BufferSettings;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.Reach;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Quirk 34: a CSMS refuses one message whenever it comes, and the station offers nothing else (OCPP 1.6, 3.7.1). */
@Timeout(60)
class RefusedForEverTest {

    @Test
    void getsAStationPastARefusedMessageAndKeepsItForAnOperator(@TempDir Path directory) throws Exception {
        try (Journal journal = Journal.open(JournalSettings.at(directory.resolve("journal.db")));
                QuirkBench bench = QuirkBench.buffering(journal);
                RetriesForEver station = new RetriesForEver(bench.address("CP34"))) {
            bench.csms.refuses(call -> call.action().equals("StopTransaction"));
            station.connected();
            station.boot();

            station.charge(1_000, 2_000);
            int tries = station.tries();
            bench.csms.refuses(call -> false);
            station.charge(2_000, 9_000);

            assertThat(tries).isEqualTo(3);
            assertThat(bench.csms.books().of(Books.FIRST_ID).stops()).isEmpty();
            assertThat(bench.csms.books().of(Books.FIRST_ID + 1).stops()).containsExactly(9_000);
            assertThat(dead(journal))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.call().action()).isEqualTo("StopTransaction"));
        }
    }

    @Test
    void bringsADeadLetterToTheCsmsWhenAnOperatorSaysSo(@TempDir Path directory) throws Exception {
        try (Journal journal = Journal.open(JournalSettings.at(directory.resolve("journal.db")))) {
            Buffer buffer = Buffer.over(journal, BufferSettings.of(new SecureRandom()));
            try (QuirkBench bench = new QuirkBench(builder -> builder.whenAway(WhenAway.BUFFER)
                            .intercept("buffer", OnFailure.REJECT, buffer.interceptors()));
                    RetriesForEver station = new RetriesForEver(bench.address("CP34"))) {
                bench.csms.refuses(call -> call.action().equals("StopTransaction"));
                station.connected();
                station.boot();
                station.charge(1_000, 2_000);
                bench.csms.refuses(call -> false);

                journal.outbox()
                        .retry(dead(journal).get(0).number(), Reach.ENTRY)
                        .toCompletableFuture()
                        .join();
                buffer.wake(new StationId("CP34"));

                bench.csms.await("the stop", csms -> csms.books().only().stops().equals(List.of(2_000)));
                assertThat(dead(journal)).isEmpty();
            }
        }
    }

    private static List<Entry> dead(Journal journal) {
        return journal.outbox().list(EntryQuery.dead()).toCompletableFuture().join();
    }
}
