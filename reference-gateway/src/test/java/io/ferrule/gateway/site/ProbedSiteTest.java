// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.gateway.config.RecipeFile;
import io.ferrule.gateway.site.LegacyStation.Ability;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code probe: on} with odd stations on real sockets. */
@Timeout(300)
class ProbedSiteTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String LEARNED = "learned";

    @TempDir
    private Path directory;

    private final Draws draws = new Draws();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LegacyStation levelZero = new LegacyStation("CP1", Ability.LEVEL_ZERO, draws, http);
    private final LegacyStation onePeriod = new LegacyStation("CP2", Ability.ONE_PERIOD, draws, http);

    private Gateway gateway(FakeCsms csms) throws Exception {
        return SiteGateway.start(
                directory,
                csms,
                4,
                """
                rules: {settle-seconds: 1, late-arrival-seconds: 4, between-seconds: 1}
                nodes:
                  - {id: main, limit: {L1: 40}}
                stations:
                  - {id: CP1, node: main, phases: [L1], probe: on}
                  - {id: CP2, node: main, phases: [L1], probe: on}
                """,
                Clock.systemUTC());
    }

    /** Both stations in the answer of {@code /api/site}, as soon as it is so. */
    private List<Payload> awaitSite(Gateway gateway, Predicate<Payload> each) throws Exception {
        Payload site = SiteGateway.await(
                gateway,
                "two stations",
                seen -> stations(seen).size() == 2 && stations(seen).stream().allMatch(each),
                LONG);
        return stations(site);
    }

    private static List<Payload> stations(Payload site) {
        return List.of(0, 1).stream()
                .flatMap(i -> site.part("/stations/" + i).stream())
                .toList();
    }

    private static boolean isLearned(Payload station) {
        return station.string("/probe/state").filter(LEARNED::equals).isPresent();
    }

    private static boolean isTold(Payload station) {
        return station.number("/inForce").isPresent();
    }

    private static boolean isIdle(Payload station) {
        return station.number("/inForce").filter(amps -> amps.signum() == 0).isPresent();
    }

    private Recipe pasted(Payload station) throws Exception {
        Payload entry = station.part("/probe/recipe").orElseThrow();
        Path file = directory.resolve("recipes.yaml");
        Files.writeString(file, Payload.empty().with("/recipes", List.of(entry)).text());
        return RecipeFile.read(file).get(0);
    }

    /** G12: what was learned is in force, is an entry of a file of recipes, and outlives the gateway. */
    @Test
    void tellsOddStationsWhatTheyObeyAndAsksThemOnce() throws Exception {
        try (FakeCsms csms = FakeCsms.plain().hearing(new ChargingCloud()::hears)) {
            try (Gateway gateway = gateway(csms)) {
                levelZero.connects(SiteGateway.door(gateway), true);
                onePeriod.connects(SiteGateway.door(gateway), true);
                List<Payload> stations = awaitSite(gateway, station -> isLearned(station) && isTold(station));

                Recipe first = pasted(stations.get(0));
                assertThat(first.name()).isEqualTo("probed-cp1");
                assertThat(first.says())
                        .containsEntry(Property.STACK_LEVEL, List.of("0"))
                        .containsEntry(Property.UNITS, List.of("A"));
                assertThat(pasted(stations.get(1)).says()).containsEntry(Property.MAX_PERIODS, List.of("1"));

                levelZero.begins();
                draws.await("all", drawn -> drawn.getOrDefault("CP1", 0.0) == LegacyStation.LARGEST, LONG);
                levelZero.ends();
                awaitSite(gateway, ProbedSiteTest::isIdle);
            }
            int before = levelZero.told() + onePeriod.told();
            try (Gateway again = gateway(csms)) {
                levelZero.connects(SiteGateway.door(again), true);
                onePeriod.connects(SiteGateway.door(again), true);
                awaitSite(again, station -> isLearned(station) && isTold(station));
                onePeriod.begins();
                draws.await("all", drawn -> drawn.getOrDefault("CP2", 0.0) == LegacyStation.LARGEST, LONG);
            }
            assertThat(levelZero.told() + onePeriod.told() - before).isLessThan(8);
            assertThat(draws.highest()).isLessThanOrEqualTo(40);
        }
    }
}
