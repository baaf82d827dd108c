// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static io.ferrule.charging.intercept.site.OddStation.ACCEPTED;
import static io.ferrule.charging.intercept.site.OddStation.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.intercept.SiteReport.OfProbe.State;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a probe finds out is what a station is told from then on; it is asked once. */
class ProbedStationTest {

    private final ChargingMemory memory = ChargingMemory.inMemory();

    /** OCPP 1.6 edition 2, 7.8: a station that rejects all levels but 0, which is not the one that it reports. */
    private static String levelZero(Payload request) {
        return OddStation.level(request) == 0 ? ACCEPTED : REJECTED;
    }

    private OneStation site() {
        return OneStation.wish().memory(memory).probed().speaking(OcppVersion.V1_6);
    }

    private static SiteReport.OfProbe probe(OneStation site) {
        return site.control.report().orElseThrow().stations().get(0).probe().orElseThrow();
    }

    @Test
    void tellsAStationWhatTheProbeHasFoundOut() {
        try (OneStation site = site()) {
            OddStation station =
                    new OddStation(site, ProbedStationTest::levelZero).boots().waits(1);

            assertThat(OddStation.level(station.last())).isZero();
            assertThat(OddStation.amps(station.last())).isZero();
            assertThat(station.installed.values()).containsExactly(station.last());
            assertThat(site.control.orders()).isEqualTo(1);
        }
    }

    @Test
    void tellsWhatWasLearnedAsARecipeForStationsOfThisKind() {
        try (OneStation site = site()) {
            new OddStation(site, ProbedStationTest::levelZero).boots().waits(1);

            Recipe recipe = probe(site).learned().orElseThrow();
            assertThat(probe(site).state()).isEqualTo(State.LEARNED);
            assertThat(recipe.name()).isEqualTo("probed-cp001");
            assertThat(recipe.match().vendor().text()).isEqualTo("V");
            assertThat(recipe.match().firmware().text()).isEqualTo("1.0");
            assertThat(recipe.says()).containsEntry(Property.STACK_LEVEL, List.of("0"));
            assertThat(site.noted).anySatisfy(sentence -> assertThat(sentence)
                    .contains("PROBED CP001 learned by probing:", "stack-level 0"));
        }
    }

    @Test
    void isNotAskedAgainAfterARestartOfTheGateway() {
        try (OneStation before = site()) {
            new OddStation(before, ProbedStationTest::levelZero).boots().waits(1);
        }

        try (OneStation after = site()) {
            OddStation station =
                    new OddStation(after, ProbedStationTest::levelZero).boots().waits(70);

            assertThat(station.told).hasSize(1).allMatch(request -> OddStation.level(request) == 0);
            assertThat(probe(after).state()).isEqualTo(State.LEARNED);
        }
    }

    @Test
    void isAskedAgainWhenItsFirmwareIsAnother() {
        try (OneStation site = site()) {
            OddStation station =
                    new OddStation(site, ProbedStationTest::levelZero).boots().waits(1);
            int before = station.told.size();

            station.firmware("1.1").boots().waits(1);

            assertThat(station.told.size() - before).isGreaterThan(5);
            assertThat(probe(site).learned().orElseThrow().match().firmware().text())
                    .isEqualTo("1.1");
        }
    }

    @Test
    void isAskedAgainWhenItsKeysAreOthers() {
        try (OneStation site = site()) {
            OddStation station =
                    new OddStation(site, ProbedStationTest::levelZero).boots().waits(1);
            int before = station.told.size();

            station.keys(OneStation.keys().replace("\"value\":\"3\"", "\"value\":\"2\""))
                    .boots()
                    .waits(1);

            assertThat(station.told.size() - before).isGreaterThan(5);
        }
    }

    /** A station that does not answer GetConfiguration this time is no other station. */
    @Test
    void isNotAskedAgainWhenItDoesNotTellItsKeys() {
        try (OneStation site = site()) {
            OddStation station =
                    new OddStation(site, ProbedStationTest::levelZero).boots().waits(1);
            int before = station.told.size();

            station.keys("{}").boots().waits(15);

            assertThat(station.told.size() - before).isEqualTo(1);
            assertThat(OddStation.level(station.last())).isZero();
        }
    }

    /** OCPP-J 1.6, 4.2.3: the code of a CALLERROR says more than a refusal. */
    @Test
    void leavesOutAPurposeThatIsNotImplemented() {
        try (OneStation site = site()) {
            new OddStation(
                            site,
                            request -> OddStation.purpose(request).equals("ChargePointMaxProfile")
                                    ? "NotImplemented"
                                    : ACCEPTED)
                    .boots()
                    .waits(1);

            assertThat(probe(site).learned().orElseThrow().says().get(Property.PURPOSES))
                    .containsExactly("TxDefaultProfile", "TxProfile");
        }
    }

    @Test
    void isNeverAskedWhereTheSiteDoesNotSaySo() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V1_6)) {
            OddStation station =
                    new OddStation(site, request -> ACCEPTED).boots().waits(70);

            assertThat(station.told).hasSize(1);
            assertThat(site.control.report().orElseThrow().stations().get(0).probe())
                    .isEmpty();
        }
    }

    /** What was learned is for as long as the site asks for it. */
    @Test
    void forgetsWhatItHasLearnedWhereProbingIsSwitchedOff() {
        try (OneStation before = site()) {
            new OddStation(before, ProbedStationTest::levelZero).boots().waits(1);
        }
        try (OneStation off = OneStation.wish().memory(memory).speaking(OcppVersion.V1_6)) {
            new OddStation(off, request -> ACCEPTED).boots().waits(1);
        }

        try (OneStation again = site()) {
            OddStation station =
                    new OddStation(again, ProbedStationTest::levelZero).boots().waits(1);

            assertThat(station.told.size()).isGreaterThan(5);
        }
    }
}
