// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static io.ferrule.charging.intercept.site.OddStation.ACCEPTED;
import static io.ferrule.charging.intercept.site.OddStation.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.intercept.SiteReport.OfProbe.State;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A probe does no harm: G1 to G12 of {@link io.ferrule.charging.site} hold while it lasts, and it ends when it should. */
class ProbeOnSiteTest {

    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";
    private static final int SOME = 8;

    private static OneStation.Wish wish() {
        return OneStation.wish().probed();
    }

    private static OddStation station(OneStation site) {
        return new OddStation(site, request -> ACCEPTED);
    }

    private static SiteReport.OfStation report(OneStation site) {
        return site.control.report().orElseThrow().stations().get(0);
    }

    private static State state(OneStation site) {
        return report(site).probe().orElseThrow().state();
    }

    /** A grid operator whose limit of the main fuse changes. */
    private static final class Grid implements SiteGuidance {
        private double amps = 32;

        @Override
        public Map<String, Map<Phase, Double>> limits(Instant now) {
            return Map.of("main", Map.of(Phase.L1, amps));
        }

        @Override
        public Optional<PriceSteps> prices(Instant now) {
            return Optional.empty();
        }
    }

    @Test
    void nobodyElseTellsAStationAnythingMeanwhile() {
        try (OneStation site = wish().speaking(OcppVersion.V1_6)) {
            station(site).boots(SOME);

            site.seconds(30);

            assertThat(state(site)).isEqualTo(State.ASKING);
            assertThat(site.control.orders()).isZero();
        }
    }

    /** G4: also a station that was probed to keep its limits may hold anything now. */
    @Test
    void countsAtItsLargestCurrentMeanwhile() {
        try (OneStation site = wish().keepingLimits().speaking(OcppVersion.V1_6)) {
            station(site).boots(SOME);

            site.seconds(30);

            assertThat(report(site).worstAmps()).isEqualTo(32);
            assertThat(report(site).inForceAmps()).isEmpty();
        }
    }

    /** G12: the gateway is killed in the middle of a probe, and begins anew. */
    @Test
    void countsAtItsLargestCurrentWhenTheGatewayWasKilledMeanwhile() {
        ChargingMemory memory = ChargingMemory.inMemory();
        try (OneStation before =
                OneStation.wish().memory(memory).keepingLimits().speaking(OcppVersion.V1_6)) {
            station(before).boots().waits(15);
        }
        try (OneStation killed = wish().memory(memory).keepingLimits().speaking(OcppVersion.V1_6)) {
            station(killed).boots(SOME);
        }

        try (OneStation after = wish().memory(memory).keepingLimits().speaking(OcppVersion.V1_6)) {
            after.seconds(70);

            assertThat(report(after).worstAmps()).isEqualTo(32);
        }
    }

    @Test
    void countsAtItsLimitAgainWhenItHasTakenTheFirstOrder() {
        ChargingMemory memory = ChargingMemory.inMemory();
        try (OneStation before = wish().memory(memory).keepingLimits().speaking(OcppVersion.V1_6)) {
            station(before).boots().waits(15);

            assertThat(report(before).worstAmps()).isZero();
        }
        try (OneStation after = wish().memory(memory).keepingLimits().speaking(OcppVersion.V1_6)) {
            after.seconds(70);

            assertThat(report(after).worstAmps()).isZero();
        }
    }

    /** A fuse that does not bear the station: the probe keeps to what fits, and leaves the right limit behind. */
    @Test
    void neverAsksForMoreThanTheFuseLeaves() {
        try (OneStation site = wish().fuse(8).speaking(OcppVersion.V1_6)) {
            OddStation station = station(site).boots().waits(40);

            assertThat(state(site)).isEqualTo(State.LEARNED);
            assertThat(station.told).allMatch(request -> OddStation.amps(request) <= 8);
            assertThat(OddStation.amps(station.last())).isZero();
        }
    }

    @Test
    void asksNothingWhereThereIsNoRoom() {
        try (OneStation site = wish().fuse(6).speaking(OcppVersion.V1_6)) {
            OddStation station = station(site).boots().waits(70);

            assertThat(station.told).hasSize(1);
            assertThat(OddStation.amps(station.last())).isZero();
            assertThat(state(site)).isEqualTo(State.DUE);
            assertThat(site.noted)
                    .contains("PROBED CP001 not probed now: its fuse or its CSMS leaves no room for a probe");
        }
    }

    /** G11: the room that there was is gone. */
    @Test
    void endsWithALowerLimitWhenTheRoomBecomesLess() {
        Grid grid = new Grid();
        try (OneStation site = wish().guidance(grid).speaking(OcppVersion.V1_6)) {
            OddStation station = station(site).boots(SOME);
            grid.amps = 5;
            station.hears(site.seconds(1), 1);
            int before = station.told.size();

            station.hears(site.seconds(1), Integer.MAX_VALUE);

            List<Payload> after = station.told.subList(before, station.told.size());
            assertThat(after).isNotEmpty().allMatch(request -> OddStation.amps(request) <= 5);
            assertThat(state(site)).isEqualTo(State.DUE);
        }
    }

    /** OCPP 1.6 edition 2, 4.9: a car is plugged in. */
    @Test
    void endsWhenACarIsPluggedIn() {
        try (OneStation site = wish().speaking(OcppVersion.V1_6)) {
            OddStation station = station(site).boots(SOME);
            int before = station.told.size();

            station.says("Preparing").waits(1);

            assertThat(station.told.size() - before).isLessThanOrEqualTo(3);
            assertThat(site.control.orders()).isEqualTo(1);
            assertThat(OddStation.amps(station.last())).isZero();
            assertThat(state(site)).isEqualTo(State.DUE);
        }
    }

    /** OCPP 1.6 edition 2, 4.8: a transaction begins; it gets its share as any other. */
    @Test
    void endsWhenATransactionBegins() {
        try (OneStation site = wish().speaking(OcppVersion.V1_6)) {
            OddStation station = station(site).boots(SOME);

            station.hears(site.station("StartTransaction", START, STARTED), Integer.MAX_VALUE)
                    .waits(1);

            assertThat(OddStation.amps(station.last())).isEqualTo(32);
            assertThat(state(site)).isEqualTo(State.DUE);
        }
    }

    @Test
    void waitsUntilTheCarIsGone() {
        try (OneStation site = wish().speaking(OcppVersion.V1_6)) {
            OddStation station = station(site).boots(0).says("Finishing").waits(70);
            State meanwhile = state(site);

            station.says("Available").waits(1);

            assertThat(meanwhile).isEqualTo(State.DUE);
            assertThat(state(site)).isEqualTo(State.LEARNED);
        }
    }

    /** Profiles are written to flash: after three probes that were cut short there is no fourth. */
    @Test
    void leavesAStationAloneThatGoesAwayThreeTimes() {
        try (OneStation site = wish().speaking(OcppVersion.V1_6)) {
            OddStation station = station(site);
            for (int i = 0; i < 6; i++) {
                station.boots(SOME); // every second time too soon after the one before
                site.clock.advance(Duration.ofHours(2));
            }
            int before = station.told.size();

            station.boots().waits(70);

            assertThat(station.told.size() - before).isEqualTo(1);
            assertThat(state(site)).isEqualTo(State.GIVEN_UP);
        }
    }

    /** Stations of 2.0.1 say what they take. */
    @Test
    void asksNoStationOf201() {
        try (OneStation site = wish().speaking(OcppVersion.V2_0_1)) {
            List<Payload> told = site.boots("{}");
            site.seconds(70);

            assertThat(told).hasSize(1);
            assertThat(state(site)).isEqualTo(State.DUE);
        }
    }

    /** G1, whatever the station answers and however the room changes. */
    @Test
    void neverTellsMoreThanThereIsRoomForAtThatInstant() {
        int learned = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Grid grid = new Grid();
            try (OneStation site = wish().guidance(grid).speaking(OcppVersion.V1_6)) {
                OddStation station = new OddStation(site, request -> answer(random)).boots(1);
                for (int i = 0; i < 60; i++) {
                    int before = station.reached.size();
                    station.hears(site.seconds(1), random.nextInt(4));
                    if (state(site) == State.ASKING) {
                        assertThat(station.reached.subList(before, station.reached.size()))
                                .as("seed %d, %s A", seed, grid.amps)
                                .allMatch(request -> OddStation.amps(request) <= grid.amps);
                    }
                    grid.amps = random.nextInt(40) == 0 ? random.nextInt(33) : grid.amps;
                }
                learned += state(site) == State.LEARNED ? 1 : 0;
            }
        }
        assertThat(learned).isBetween(1, 59);
    }

    @Test
    void leavesAStationWithWhatTheSiteGrantsItWheneverItIsEnded() {
        for (int answers = 1; answers < 30; answers++) {
            try (OneStation site = wish().reserve(6).speaking(OcppVersion.V1_6)) {
                OddStation station =
                        station(site).boots(answers).says("Preparing").waits(15);

                assertThat(station.installed.values())
                        .as("after %d answers", answers)
                        .singleElement()
                        .satisfies(
                                request -> assertThat(OddStation.amps(request)).isEqualTo(6));
                assertThat(report(site).inForceAmps()).hasValue(6);
            }
        }
    }

    private static String answer(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> REJECTED;
            case 1 -> "NotSupported";
            case 2 -> "InternalError";
            default -> ACCEPTED;
        };
    }
}
