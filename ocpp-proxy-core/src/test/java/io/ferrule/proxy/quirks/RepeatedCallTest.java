// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.CallError;
import io.ferrule.model.Reply;
import io.ferrule.proxy.event.StationEvent.CallRepeated;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Quirk 33: the same message under the same id, again and again (OCPP 1.6, 3.7.1 has stations repeat what has no answer). The CSMS
 * refuses an id that it has seen on the connection.
 */
@Timeout(60)
class RepeatedCallTest {

    @Test
    void booksAStartOnceThatIsRepeatedWhileItWaits() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (QuirkBench bench = QuirkBench.usual();
                RepeatsItself station = new RepeatsItself(bench.address("CP33"))) {
            bench.csms.refusesUsedIds();
            bench.csms.refuses(call -> call.action().equals("StartTransaction") && !opened(slow));
            station.connected();
            station.boot();

            CompletableFuture<Reply> reply = station.says("StartTransaction", Messages.start(1_000));
            var second = station.saysItAgain();
            var third = station.saysItAgain();
            bench.await(CallRepeated.class);
            slow.countDown();
            int transaction = SocketStation.transactionId(SocketStation.result(reply));

            assertThat(second).isSameAs(reply);
            assertThat(third).isSameAs(reply);
            station.meter(transaction, 5_000);
            station.stop(transaction, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
            assertThat(bench.csms.actions())
                    .filteredOn("StartTransaction"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void answersFromMemoryWhatWasAnswered() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                RepeatsItself station = new RepeatsItself(bench.address("CP33"))) {
            bench.csms.refusesUsedIds();
            station.connected();
            station.boot();
            Reply first = SocketStation.await(station.says("StartTransaction", Messages.start(1_000)));

            Reply again = SocketStation.await(station.saysItAgain());

            assertThat(again.text()).isEqualTo(first.text());
            station.stop(Books.FIRST_ID, 9_000);
            Reply stopped = SocketStation.await(station.says("StopTransaction", Messages.stop(Books.FIRST_ID, 9_000)));
            assertThat(SocketStation.await(station.saysItAgain()).text()).isEqualTo(stopped.text());
            assertThat(bench.csms.actions())
                    .filteredOn("StartTransaction"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void booksAStartOnceThatIsRepeatedBeforeInAndAfterAnOutage(@TempDir Path directory) throws Exception {
        try (Journal journal = Journal.open(JournalSettings.at(directory.resolve("journal.db")));
                QuirkBench bench = QuirkBench.buffering(journal);
                RepeatsItself station = new RepeatsItself(bench.address("CP33"))) {
            bench.csms.ignores(call -> call.action().equals("StartTransaction"));
            station.connected();
            station.boot();
            station.authorize();
            CompletableFuture<Reply> reply = station.says("StartTransaction", Messages.start(1_000));
            bench.csms.await("the start", csms -> csms.actions().contains("StartTransaction"));
            bench.csmsGoesAway();
            int transaction = SocketStation.transactionId(SocketStation.result(reply));

            Reply inTheOutage = SocketStation.await(station.saysItAgain());
            bench.csms.ignores(call -> false);
            bench.csms.comesBack();
            bench.csms.await(
                    "one transaction", csms -> csms.books().transactions().size() == 1);
            Reply afterwards = SocketStation.await(station.saysItAgain());

            assertThat(inTheOutage.text()).isEqualTo(afterwards.text());
            station.stop(transaction, 9_000);
            bench.csms.await("the stop", csms -> csms.books().only().stops().equals(List.of(9_000)));
        }
    }

    @Test
    void letsACallBeTriedAgainThatWasRefused() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                RepeatsItself station = new RepeatsItself(bench.address("CP33"))) {
            bench.csms.refuses(call -> call.action().equals("StartTransaction"));
            station.connected();
            station.boot();
            Reply refused = SocketStation.await(station.says("StartTransaction", Messages.start(1_000)));
            bench.csms.refuses(call -> false);

            int transaction = SocketStation.transactionId(SocketStation.result(station.saysItAgain()));

            assertThat(refused).isInstanceOf(CallError.class);
            station.stop(transaction, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void passesOnWhatIsMeantTwice() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                RepeatsItself station = new RepeatsItself(bench.address("CP33"))) {
            station.connected();
            station.boot();
            SocketStation.result(station.says("Heartbeat", "{}"));

            SocketStation.result(station.saysItAgain());

            // Some stations have one id for everything, and two heartbeats are the same word for word.
            assertThat(bench.csms.actions()).filteredOn("Heartbeat"::equals).hasSize(2);
        }
    }

    private static boolean opened(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
