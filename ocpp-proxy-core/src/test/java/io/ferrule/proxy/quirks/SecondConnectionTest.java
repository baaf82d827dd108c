// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.event.StationEvent.DuplicateRefused;
import io.ferrule.proxy.event.StationEvent.SessionReplaced;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Quirk 22: a station connects again without closing; a thief of its identity does the same. */
@Timeout(60)
class SecondConnectionTest {

    private static final KeepAlive HASTY = new KeepAlive(Duration.ofMinutes(1), Duration.ofSeconds(1));
    private static final String MINE = "Authorization: Basic Q1AyMjpzZWNyZXQ=";
    private static final String OTHER = "Authorization: Basic Q1AyMjpndWVzcw==";

    @Test
    void letsAStationInAgainOnceItsOldConnectionIsKnownToBeDead() throws Exception {
        try (QuirkBench bench = bench(Duplicates.REFUSE);
                ForgetsItsSocket station = new ForgetsItsSocket(bench.address("CP22"))) {
            station.connected();
            station.boot();
            Wire old = station.wire();
            station.losesItsNetwork();

            int first = station.connectsAgain();
            boolean alive = bench.await(SessionReplaced.class).alive();
            station.triesUntilLetIn();

            assertThat(first).isEqualTo(409);
            assertThat(alive).isFalse();
            assertThat(old.awaitEnd(20)).as("close code of the old connection").isEqualTo(1001);
            station.charge(1_000, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void keepsALiveConnectionWhereNewcomersAreRefused() throws Exception {
        try (QuirkBench bench = bench(Duplicates.REFUSE);
                SocketStation station = new SocketStation(bench.address("CP22"));
                SocketStation thief = new SocketStation(bench.address("CP22"))) {
            station.connected();
            station.boot();

            int status = thief.connect();

            assertThat(status).isEqualTo(409);
            bench.await(DuplicateRefused.class);
            station.charge(1_000, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
            assertThat(bench.events(SessionReplaced.class)).isEmpty();
        }
    }

    @Test
    void keepsWhatALateConnectionSaysAwayFromTheNewOne() throws Exception {
        try (QuirkBench bench = bench(Duplicates.REPLACE);
                ForgetsItsSocket station = new ForgetsItsSocket(bench.address("CP22"))) {
            station.connected();
            station.boot();
            int transaction = station.start(1_000);
            Wire old = station.wire();
            station.connectsAgain();
            bench.await(SessionReplaced.class);
            int end = old.awaitEnd(20);

            sayLate(old, transaction);
            station.stop(transaction, 9_000);

            assertThat(end).isEqualTo(1001);
            assertThat(station.wire().isOpen()).isTrue();
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void takesOverDuringAnOutageAndLosesNothing(@TempDir Path directory) throws Exception {
        try (Journal journal = Journal.open(JournalSettings.at(directory.resolve("journal.db")));
                QuirkBench bench = QuirkBench.buffering(journal, builder -> builder.duplicates(Duplicates.REPLACE)
                        .keepAlive(station -> HASTY));
                ForgetsItsSocket station = new ForgetsItsSocket(bench.address("CP22"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();
            int transaction = station.start(1_000);
            station.connectsAgain();

            station.meter(transaction, 5_000);
            station.stop(transaction, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.books().only().values()).containsExactly(5_000);
            assertThat(bench.events(SessionReplaced.class)).hasSize(1);
        }
    }

    @Test
    void letsTheSameAddressTakeOverAndNoOther() throws Exception {
        try (QuirkBench bench = bench(Duplicates.REPLACE_SAME_ADDRESS);
                ForgetsItsSocket station = new ForgetsItsSocket(bench.address("CP22"));
                SocketStation thief = new SocketStation(bench.address("CP22").from("127.0.0.2"))) {
            station.connected();
            station.boot();

            int ofThief = thief.connect();
            int ofStation = station.connectsAgain();

            assertThat(ofThief).isEqualTo(409);
            assertThat(ofStation).isEqualTo(101);
            assertThat(bench.await(SessionReplaced.class).alive()).isTrue();
            station.charge(1_000, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void letsTheSameCredentialTakeOverAndNoOther() throws Exception {
        try (QuirkBench bench = bench(Duplicates.REPLACE_SAME_CREDENTIAL);
                ForgetsItsSocket station =
                        new ForgetsItsSocket(bench.address("CP22").with(MINE));
                SocketStation guesser = new SocketStation(bench.address("CP22").with(OTHER));
                SocketStation stranger = new SocketStation(bench.address("CP22"))) {
            station.connected();
            station.boot();

            int ofGuesser = guesser.connect();
            int ofStranger = stranger.connect();
            int ofStation = station.connectsAgain();

            assertThat(ofGuesser).isEqualTo(409);
            assertThat(ofStranger).isEqualTo(409);
            assertThat(ofStation).isEqualTo(101);
            station.charge(1_000, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    private static void sayLate(Wire old, int transaction) {
        try {
            old.text("[2,\"late\",\"StopTransaction\"," + Messages.stop(transaction, 4_000) + "]");
        } catch (IOException e) {
            return; // the socket is closed already, which is as good
        }
    }

    private static QuirkBench bench(Duplicates rule) throws IOException {
        return new QuirkBench(builder -> builder.duplicates(rule).keepAlive(station -> HASTY));
    }
}
