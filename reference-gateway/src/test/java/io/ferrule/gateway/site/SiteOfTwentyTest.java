// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty stations of different abilities below one fuse, over real sockets: nothing ever exceeds it, and everybody gets a share. */
@Timeout(300)
class SiteOfTwentyTest {

    private static final double FUSE = 250;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int STATIONS = 20;

    @TempDir
    private Path directory;

    private final Draws draws = new Draws();
    private final List<LegacyStation> stations = LegacyStation.many(STATIONS, draws, HttpClient.newHttpClient());

    private Gateway gateway(FakeCsms csms) throws Exception {
        StringBuilder site = new StringBuilder(
                """
                rules: {settle-seconds: 1, late-arrival-seconds: 4, between-seconds: 1, shortest-pause-seconds: 1,
                  resume-after-seconds: 1, deadband: 0, deadband-percent: 0}
                nodes:
                  - {id: main, limit: {L1: 250}}
                stations:
                """);
        stations.forEach(station ->
                site.append("  - {id: ").append(station.id()).append(", node: main, phases: [L1], max: 32}\n"));
        return SiteGateway.start(directory, csms, 2, site.toString(), Clock.systemUTC());
    }

    /** Silent stations keep all that they can draw; the rest is shared evenly, rounded as each station wants it. */
    private boolean shared(Map<String, Double> drawn, double share) {
        return stations.stream().allMatch(station -> has(drawn, station, share));
    }

    private static boolean has(Map<String, Double> drawn, LegacyStation station, double share) {
        double own = drawn.getOrDefault(station.id(), 0.0);
        return Math.abs(own - station.ability().applies(share)) < 1e-9;
    }

    private void limits(FakeCsms csms, String station, double amps) {
        FakeCsmsConnection connection = csms.connections().stream()
                .filter(one -> one.path().endsWith("/" + station))
                .reduce((one, next) -> next)
                .orElseThrow();
        connection.send(
                "[2,\"p\",\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":9,"
                        + "\"stackLevel\":5,\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                        + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":"
                        + amps + "}]}}}]");
    }

    /** G1, G2, G3, G12 of {@link io.ferrule.charging.site}. */
    @Test
    void neverExceedsTheFuseWhateverTheStationsAre() throws Exception {
        try (FakeCsms csms = FakeCsms.plain().hearing(new ChargingCloud()::hears)) {
            double share = (FUSE - 2 * LegacyStation.LARGEST) / (STATIONS - 2);
            try (Gateway gateway = gateway(csms)) {
                stations.forEach(station -> station.connects(SiteGateway.door(gateway), true));
                stations.forEach(LegacyStation::begins);
                draws.await("an even share", drawn -> shared(drawn, share), LONG);

                LegacyStation limited = stations.get(0);
                int before = limited.told();
                limits(csms, limited.id(), 7);
                draws.await("a profile", drawn -> drawn.getOrDefault(limited.id(), 0.0) == 7, LONG);
                assertThat(limited.told() - before).isEqualTo(1);

                stations.get(1).restarts(SiteGateway.door(gateway));
                stations.get(2).ends();
                double fewer = (FUSE - 2 * LegacyStation.LARGEST - 7) / (STATIONS - 4);
                draws.await("what the restarted one gets", drawn -> has(drawn, stations.get(1), fewer), LONG);
                assertThat(draws.highest()).isLessThanOrEqualTo(FUSE);
            }
            try (Gateway again = gateway(csms)) {
                stations.forEach(station -> station.connects(SiteGateway.door(again), false));
                stations.get(2).begins();
                double afterwards = (FUSE - 2 * LegacyStation.LARGEST - 7) / (STATIONS - 3);
                draws.await(
                        "a share after the restart of the gateway",
                        drawn -> has(drawn, stations.get(2), afterwards),
                        LONG);
                assertThat(draws.now()).containsEntry(stations.get(0).id(), 7.0);
                assertThat(draws.highest()).isLessThanOrEqualTo(FUSE);
            }
        }
    }
}
