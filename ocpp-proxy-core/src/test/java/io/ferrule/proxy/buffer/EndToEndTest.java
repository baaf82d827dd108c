// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.BOOT;
import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Site.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Outages between real sockets, with the journal on disk (OCPP 1.6, 3.7: nothing of a transaction is lost, in order).
 */
class EndToEndTest {

    private static final String STARTED = "{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Accepted\"}}";
    private static final String ACCEPTED =
            "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":600}";

    @TempDir
    private Path directory;

    @Test
    void anOutageInTheMiddleOfATransaction() throws Exception {
        FakeCsms first = csms();
        try (Site site = new Site(directory);
                FakeCsms second = csms()) {
            site.reaches(first);
            FakeStation station = site.station();
            station.send(START);
            station.awaitFrameContaining("17", SOON);

            site.loses(first);
            station.send(Bench.meter("m", "17", "8"));
            String meter = station.awaitFrameContaining("\"m\"", SOON);
            station.send(Bench.stop("e", "17"));
            String stop = station.awaitFrameContaining("\"e\"", SOON);
            site.reaches(second);
            site.await(BufferEvent.CaughtUp.class);

            assertThat(meter).isEqualTo("[3,\"m\",{}]");
            assertThat(stop).isEqualTo("[3,\"e\",{}]");
            assertThat(told(second))
                    .containsExactly(payload(Bench.meter("m", "17", "8")), payload(Bench.stop("e", "17")));
            assertThat(site.entries(EntryQuery.waiting())).isEmpty();
        }
    }

    @Test
    void aTransactionThatStartsAndStopsWhileTheCsmsIsAway() throws Exception {
        try (Site site = new Site(directory);
                FakeCsms csms = csms()) {
            FakeStation station = site.station();
            station.send(START);
            Payload start = Bench.result(station.awaitFrameContaining("\"s1\"", SOON));
            station.send(Bench.stop("e", "2000000000"));
            station.awaitFrameContaining("\"e\"", SOON);

            site.reaches(csms);
            site.await(BufferEvent.CaughtUp.class);

            assertThat(start.number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
            assertThat(told(csms)).containsExactly(payload(START), payload(Bench.stop("e", "17")));
        }
    }

    @Test
    void aTransactionThatStartsWhileTheCsmsIsAwayAndStopsWhenItIsBack() throws Exception {
        try (Site site = new Site(directory);
                FakeCsms csms = csms()) {
            FakeStation station = site.station();
            station.send(START);
            station.awaitFrameContaining("\"s1\"", SOON);
            site.reaches(csms);
            site.await(BufferEvent.CaughtUp.class);

            csms.connections().get(0).send("[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":17}]");
            String order = station.awaitFrameContaining("RemoteStop", SOON);
            station.send(Bench.stop("e", "2000000000"));
            station.awaitFrameContaining("\"e\"", SOON);

            assertThat(payload(order)).isEqualTo("{\"transactionId\":2000000000}");
            assertThat(told(csms)).containsExactly(payload(START), payload(Bench.stop("e", "17")));
        }
    }

    @Test
    void aRestartOfTheGatewayWhileTheCsmsIsAwayAndTheStationBoots() throws Exception {
        try (Site site = new Site(directory);
                FakeCsms csms = csms().answering("BootNotification", ACCEPTED)) {
            FakeStation before = site.station();
            before.send(START);
            before.awaitFrameContaining("\"s1\"", SOON);
            site.restart();
            FakeStation station = site.station();
            station.send(BOOT);
            Payload boot = Bench.result(station.awaitFrameContaining("\"b1\"", SOON));
            station.send(START);
            Payload repeated = Bench.result(station.awaitFrameContaining("\"s1\"", SOON));
            station.send(Bench.stop("e", "2000000000"));
            station.awaitFrameContaining("\"e\"", SOON);

            site.reaches(csms);
            site.await(BufferEvent.CaughtUp.class);

            assertThat(boot.string("/status")).contains("Accepted");
            assertThat(repeated.number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
            assertThat(told(csms)).containsExactly(payload(BOOT), payload(START), payload(Bench.stop("e", "17")));
        }
    }

    @Test
    void aStationThatReconnectsAndRepeatsWhatItSawNoAnswerTo() throws Exception {
        FakeCsms silent = csms().ignoring("StartTransaction");
        try (Site site = new Site(directory);
                FakeCsms csms = csms()) {
            site.reaches(silent);
            FakeStation before = site.station();
            before.send(START);
            silent.awaitConnection(SOON).awaitFrame(SOON);
            before.hangUp();
            before.awaitClosed(SOON);
            site.loses(silent);
            FakeStation station = site.station();
            station.send(Bench.start("other", "2026-01-01T00:00:00Z"));
            Payload answer = Bench.result(station.awaitFrameContaining("\"other\"", SOON));

            site.reaches(csms);
            site.await(BufferEvent.CaughtUp.class);

            assertThat(answer.number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
            assertThat(csms.connections().get(0).frames()).containsExactly(START);
        }
    }

    @Test
    void aStationThatNeverComesBack() throws Exception {
        try (Site site = new Site(directory);
                FakeCsms csms = csms()) {
            FakeStation station = site.station();
            station.send(START);
            station.awaitFrameContaining("\"s1\"", SOON);
            station.send(Bench.stop("e", "2000000000"));
            station.awaitFrameContaining("\"e\"", SOON);
            site.restart();
            site.reaches(csms);

            int visits = site.visit();
            site.await(BufferEvent.CaughtUp.class);

            assertThat(visits).isEqualTo(1);
            assertThat(told(csms)).containsExactly(payload(START), payload(Bench.stop("e", "17")));
            csms.connections().get(0).awaitClosed(SOON);
        }
    }

    private static FakeCsms csms() {
        return FakeCsms.plain().answering("StartTransaction", STARTED);
    }

    /** The payloads of all calls on the last connection. */
    private static List<String> told(FakeCsms csms) {
        List<FakeCsmsConnection> all = csms.connections();
        return all.get(all.size() - 1).frames().stream()
                .filter(frame -> frame.startsWith("[2"))
                .map(EndToEndTest::payload)
                .toList();
    }

    private static String payload(String call) {
        return Bench.call(call).payload().text();
    }
}
