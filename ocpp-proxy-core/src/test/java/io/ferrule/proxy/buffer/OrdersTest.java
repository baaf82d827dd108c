// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Bench.sent;
import static io.ferrule.proxy.buffer.Bench.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.upstream.UpstreamState;
import org.junit.jupiter.api.Test;

/** Calls of the CSMS about a transaction that the station knows under a provisional number. */
class OrdersTest {

    private final Bench bench = new Bench();

    @Test
    void stopTheTransactionThatTheCsmsMeans() {
        // OCPP 1.6, 5.12
        var session = linked();

        var outcome = session.fromCsms("[2,\"r\",\"RemoteStopTransaction\",{ \"transactionId\" : 17 }]");

        assertThat(outcome.toStation())
                .containsExactly("[2,\"r\",\"RemoteStopTransaction\",{ \"transactionId\" : 2000000000 }]");
    }

    @Test
    void setTheProfileOfTheTransactionThatTheCsmsMeans() {
        // OCPP 1.6, 5.16: a TxProfile names its transaction.
        var session = linked();
        String profile =
                "[2,\"p\",\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":17,"
                        + "\"transactionId\":17,\"vendor\" : 17}}]";

        var outcome = session.fromCsms(profile);

        assertThat(outcome.toStation())
                .containsExactly(profile.replace("\"transactionId\":17", "\"transactionId\":2000000000"));
    }

    @Test
    void areLeftAloneWhereBothSidesHaveTheSameNumber() {
        var session = linked();
        String other = "[2,\"r\",\"RemoteStopTransaction\",{ \"transactionId\" : 18 }]";

        var outcome = session.fromCsms(other);

        assertThat(outcome.toStation()).containsExactly(other);
    }

    @Test
    void areRefusedWhereTheCsmsGuessesANumberOfOurs() {
        // The station's transaction of that number is another one.
        var session = linked();

        var outcome = session.fromCsms("[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":2000000000}]");

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms()).containsExactly("[3,\"r\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void areRenamedAfterARestart() {
        linked().close();
        var session = bench.v16(UpstreamState.OPEN);

        var outcome = session.fromCsms("[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":17}]");

        assertThat(outcome.toStation())
                .containsExactly("[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":2000000000}]");
    }

    /** A station whose transaction 2000000000 is 17 at the CSMS. */
    private InterceptorHarness linked() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        session.fromCsms(started(sent(session.upstreamOpens()), 17));
        session.advance(Bench.PACE);
        return session;
    }
}
