// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.csms.AnsweringCsms;
import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.stations.LoadResult;
import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.StationFleet;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver, the CSMS and the relay, over real sockets and real mutual TLS. */
class BareRelayTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private static Path directory;

    private AnsweringCsms csms;
    private BareRelay relay;

    @BeforeAll
    static void issueCertificates() throws Exception {
        Certificates.issue(directory);
    }

    @BeforeEach
    void startCsmsAndRelay() throws Exception {
        csms = AnsweringCsms.start(new Certificates(directory));
        relay = BareRelay.start(new Certificates(directory), csms.port());
    }

    @AfterEach
    void stopBoth() throws Exception {
        relay.stop(1_000);
        csms.close();
    }

    @ParameterizedTest
    @EnumSource(Traffic.class)
    void stationsGetTheirOwnResultsThroughTheRelay(Traffic traffic) throws Exception {
        try (StationFleet fleet = StationFleet.connect(Endpoint.plain(relay.getPort()), "ST", 3, traffic)) {

            LoadResult result = fleet.drive(Pace.closedLoop(), SHORT);

            assertThat(result.roundTrips()).isGreaterThan(3);
            assertThat(result.lost()).isZero();
            assertThat(result.dropped()).isZero();
        }
    }

    @Test
    void stationsReachTheCsmsWithoutARelayByTheirOwnCertificate() throws Exception {
        Endpoint endpoint = new Endpoint(csms.port(), Optional.of(MutualTls.station(new Certificates(directory))));
        try (StationFleet fleet = StationFleet.connect(endpoint, "ST", 2, Traffic.DATA_TRANSFER)) {

            LoadResult result = fleet.drive(Pace.perSecond(50), SHORT);

            // 300 ms at 50 a second are 15 calls for each of the two, whatever the machine does.
            assertThat(result.roundTrips()).isEqualTo(30);
            assertThat(result.lost()).isZero();
        }
    }

    @Test
    void countsCallsThatGetNoResultAsLost() throws Exception {
        try (StationFleet fleet =
                StationFleet.connect(Endpoint.plain(relay.getPort()), "ST", 2, Traffic.DATA_TRANSFER)) {
            relay.stop(1_000);

            LoadResult result = fleet.drive(Pace.closedLoop(), SHORT);

            assertThat(result.lost()).isEqualTo(2);
            assertThat(result.dropped()).isEqualTo(2);
        }
    }
}
