// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Reply;
import io.ferrule.proxy.event.ProxyEvent.LimitBroken;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Quirk 44: a backlog that comes all at once, with the default limits. Order as OCPP 1.6, 3.7.1 asks. */
@Timeout(60)
class BacklogTest {

    /** A replay has its pace, and a busy machine another. */
    private static final Duration AT_LEISURE = Duration.ofMinutes(2);

    private static final int MESSAGES = 600;

    @Test
    void slowsABacklogDownAndKeepsItsOrder() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                PoursOutItsBacklog station = new PoursOutItsBacklog(bench.address("CP44"))) {
            station.connected();
            station.boot();
            station.authorize();
            int transaction = station.start(1_000);

            List<CompletableFuture<Reply>> replies = station.poursOut(transaction, MESSAGES);

            assertThat(replies)
                    .allSatisfy(reply -> assertThat(SocketStation.await(reply)).isInstanceOf(CallResult.class));
            assertThat(bench.csms.books().only().values())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1_001, 1_000 + MESSAGES)
                            .boxed()
                            .toList());
            assertThat(bench.csms.books().only().stops()).containsExactly(1_000 + MESSAGES);
            assertThat(bench.csms.dials()).as("never thrown out").containsExactly("CP44");
            assertThat(bench.events(LimitBroken.class)).isEmpty();
        }
    }

    @Test
    void keepsABacklogThatComesWhileTheCsmsIsAway(@TempDir Path directory) throws Exception {
        try (Journal journal = Journal.open(JournalSettings.at(directory.resolve("journal.db")));
                QuirkBench bench = QuirkBench.buffering(journal);
                PoursOutItsBacklog station = new PoursOutItsBacklog(bench.address("CP44"))) {
            station.connected();
            station.boot();
            station.authorize();
            int transaction = station.start(1_000);
            bench.csmsGoesAway();

            List<CompletableFuture<Reply>> replies = station.poursOut(transaction, MESSAGES);
            replies.forEach(SocketStation::result);
            bench.csms.comesBack();

            bench.csms.await(
                    "the stop", AT_LEISURE, csms -> !csms.books().only().stops().isEmpty());
            assertThat(bench.csms.books().only().values())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1_001, 1_000 + MESSAGES)
                            .boxed()
                            .toList());
            assertThat(bench.csms.books().only().stops()).containsExactly(1_000 + MESSAGES);
            assertThat(bench.events(LimitBroken.class)).isEmpty();
        }
    }

    @Test
    void servesOthersMeanwhile() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                PoursOutItsBacklog station = new PoursOutItsBacklog(bench.address("CP44"));
                SocketStation other = new SocketStation(bench.address("CP1"))) {
            station.connected();
            station.boot();
            int transaction = station.start(1_000);
            other.connected();
            other.boot();
            List<CompletableFuture<Reply>> replies = station.poursOut(transaction, MESSAGES);

            other.charge(1_000, 9_000);

            assertThat(replies.get(MESSAGES)).as("the end of the backlog").isNotDone();
            SocketStation.result(replies.get(MESSAGES));
            assertThat(bench.csms.calls().stream().map(Call::action)).contains("StopTransaction");
        }
    }

    @Test
    void endsAnyOtherFloodAsEver() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                PoursOutItsBacklog station = new PoursOutItsBacklog(bench.address("CP44"))) {
            station.connected();
            station.boot();

            pour(station);

            assertThat(bench.await(LimitBroken.class).closeCode()).isEqualTo(1008);
        }
    }

    private static void pour(PoursOutItsBacklog station) {
        try {
            List<CompletableFuture<Reply>> unused = station.beats(3_000);
        } catch (UncheckedIOException e) {
            return; // the gateway has had enough, which is what the test is about
        }
    }
}
