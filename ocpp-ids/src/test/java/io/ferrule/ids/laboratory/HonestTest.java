// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.Alert;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ugly but honest: what stations and CSMSs do every day and no rule may take for an attack (N1 to N20). */
class HonestTest {

    private static final int SEEDS = 3;

    static Stream<Arguments> scenarios() {
        Map<String, Consumer<Scene>> all = new TreeMap<>();
        all.put("N01 a site comes back after a power cut", HonestSites::powerCut);
        all.put("N02 hours of transactions from an offline queue", HonestStations::offlineQueue);
        all.put("N03 retries of an unanswered call", HonestStations::retries);
        all.put("N04 a line that breaks again and again", HonestSites::flakyLine);
        all.put("N05 a clock at 1970 before the first boot", HonestStations::clockNotSet);
        all.put("N06 odd but legal times", HonestStations::oddTimes);
        all.put("N07 what vendors add", HonestSites::vendorExtras);
        all.put(
                "N08 a heartbeat every ten seconds",
                scene -> HonestStations.repeat(scene.boot(), 600, 10, Scene::heartbeat));
        all.put("N09 readings every second", HonestStations::fastReadings);
        all.put("N10 new limits for a depot every minute", HonestSites::smartCharging);
        all.put("N11 departure, night reset, firmware", HonestSites::depot);
        all.put("N12 summer time", HonestStations::summerTime);
        all.put("N13 a new meter", HonestStations::newMeter);
        all.put("N14 two calls at once and late answers", HonestSites::twoCalls);
        all.put("N15 certificates in DataTransfer", HonestSites::plugAndCharge);
        all.put(
                "N16 an impatient driver",
                scene -> HonestStations.repeat(scene.boot(), 5, 2, s -> s.authorize("CARD1", "Invalid")));
        all.put("N17 flapping in the cold", HonestStations::flapping);
        all.put("N18 five days of charging", HonestStations::fiveDays);
        all.put("N19 the CSMS moves", HonestSites::failOver);
        all.put("N20 the longest of everything", HonestSites::extremes);
        all.put("N21 the capture begins in the middle", HonestSites::middle);
        return all.entrySet().stream().flatMap(entry -> IntStream.range(0, SEEDS)
                .mapToObj(seed -> Arguments.of(entry.getKey(), seed, entry.getValue())));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("scenarios")
    void passesInSilence(String name, int seed, Consumer<Scene> scenario) {
        Scene scene = new Scene(seed);

        scenario.accept(scene);

        assertThat(scene.alerts)
                .as("%s, seed %d", name, seed)
                .extracting(Alert::summary)
                .isEmpty();
        assertThat(scene.blocked).as("%s, seed %d", name, seed).isEmpty();
    }
}
