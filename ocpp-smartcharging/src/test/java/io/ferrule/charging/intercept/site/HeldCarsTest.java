// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G4: a car does not begin at a station that may have forgotten its limit, unless there is room for its largest current. */
class HeldCarsTest {

    private static final String ACCEPTED = "{\"idTagInfo\":{\"status\":\"Accepted\",\"vendorX\":1}}";
    private static final Duration LONG = Duration.ofSeconds(5);

    private static OneStation tight(OcppVersion version) {
        return OneStation.wish().fuse(20).speaking(version);
    }

    private static Outcome authorizes(OneStation site, String answer) {
        site.harness.fromStation("[2,\"a\",\"Authorize\",{\"idTag\":\"T\"}]");
        return site.harness.fromCsms("[3,\"a\"," + answer + "]");
    }

    private static List<String> results(Outcome outcome) {
        return outcome.toStation().stream()
                .filter(frame -> frame.startsWith("[3,"))
                .toList();
    }

    /** OCPP 1.6 edition 2, 4.1: the card is answered when a limit is in force. */
    @Test
    void answersACardWhenALimitIsInForce() {
        try (OneStation site = tight(OcppVersion.V1_6)) {
            site.boots(OneStation.keys());

            Outcome outcome = authorizes(site, ACCEPTED);

            assertThat(results(outcome)).containsExactly("[3,\"a\"," + ACCEPTED + "]");
        }
    }

    @Test
    void blocksACardWhileNoLimitIsInForce() {
        try (OneStation site = tight(OcppVersion.V1_6)) {
            site.seconds(1);

            Outcome first = authorizes(site, ACCEPTED);
            Outcome later = site.harness.advance(LONG);

            assertThat(results(first)).isEmpty();
            assertThat(results(later))
                    .containsExactly("[3,\"a\",{\"idTagInfo\":{\"status\":\"Blocked\",\"vendorX\":1}}]");
        }
    }

    /** OCPP 2.0.1 part 2, C01: that version has a word for it. */
    @Test
    void saysNotAtThisTimeFrom201On() {
        try (OneStation site = tight(OcppVersion.V2_0_1)) {
            site.seconds(1);

            authorizes(site, "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
            Outcome later = site.harness.advance(LONG);

            assertThat(results(later)).containsExactly("[3,\"a\",{\"idTokenInfo\":{\"status\":\"NotAtThisTime\"}}]");
        }
    }

    /** A card may also be shown to end a transaction. */
    @Test
    void neverBlocksACardWhileATransactionRuns() {
        try (OneStation site = tight(OcppVersion.V1_6)) {
            site.seconds(1);
            site.station(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}",
                    "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");

            authorizes(site, ACCEPTED);
            Outcome later = site.harness.advance(LONG);

            assertThat(site.control.report()).isPresent();
            assertThat(results(later).stream().filter(frame -> frame.contains("Blocked")))
                    .isEmpty();
        }
    }

    /** Where the fuse bears its largest current there is nothing to wait for. */
    @Test
    void doesNotWaitWhereThereIsRoom() {
        try (OneStation site = OneStation.wish().fuse(32).speaking(OcppVersion.V1_6)) {
            site.seconds(1);

            Outcome outcome = authorizes(site, ACCEPTED);

            assertThat(results(outcome)).containsExactly("[3,\"a\"," + ACCEPTED + "]");
        }
    }

    /** OCPP 1.6 edition 2, 5.11: a remote start is refused; the station does not hear of it. */
    @Test
    void refusesARemoteStartWhileNoLimitIsInForce() {
        try (OneStation site = tight(OcppVersion.V1_6)) {
            site.seconds(1);

            site.harness.fromCsms("[2,\"r\",\"RemoteStartTransaction\",{\"idTag\":\"T\"}]");
            Outcome later = site.harness.advance(LONG);

            assertThat(later.toCsms()).containsExactly("[3,\"r\",{\"status\":\"Rejected\"}]");
            assertThat(later.toStation()).noneMatch(frame -> frame.contains("RemoteStart"));
        }
    }

    /** OCPP 1.6 edition 2, 4.8: the start of a transaction is never touched. */
    @Test
    void neverTouchesTheStartOfATransaction() {
        String answer = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";
        try (OneStation site = tight(OcppVersion.V1_6)) {
            site.seconds(1);

            Outcome outcome = site.station(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}",
                    answer);

            assertThat(results(outcome)).containsExactly("[3,\"s1\"," + answer + "]");
        }
    }
}
