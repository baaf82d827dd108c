// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.List;
import java.util.Locale;

/** A34: cards that are tried out. */
final class CardAttacks {

    private CardAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "A34",
                        "cards in a row",
                        s -> s.every(
                                2,
                                60,
                                i -> s.says(
                                        "Authorize", Json.object("idTag", String.format(Locale.ROOT, "04A1%04X", i))))),
                new Attack(
                        "A34",
                        "cards at random, slowly",
                        s -> s.every(45, 60, i -> s.says("Authorize", Json.object("idTag", card(s))))),
                new Attack("A34", "many bad ones, then a good one", s -> {
                    s.every(8, 25, i -> s.says("Authorize", Json.object("idTag", card(s))));
                    s.later(
                            210,
                            () -> s.says(
                                    "Authorize",
                                    Json.object("idTag", s.drivers().card())));
                }),
                new Attack(
                        "A34",
                        "starts instead of questions",
                        s -> s.every(
                                10,
                                40,
                                i -> s.says(
                                        "StartTransaction",
                                        Json.object(
                                                "connectorId",
                                                1,
                                                "idTag",
                                                card(s),
                                                "meterStart",
                                                Math.round(s.victim().register(1)),
                                                "timestamp",
                                                s.time())))),
                new Attack(
                        "A34",
                        "at a station of 2.0.1",
                        s -> s.every(
                                5,
                                40,
                                i -> s.says(
                                        s.estate().modern().channel(),
                                        "Authorize",
                                        Json.object("idToken", Json.object("idToken", card(s), "type", "ISO14443"))))),
                new Attack(
                        "A34",
                        "spread over all stations",
                        s -> s.every(
                                20,
                                90,
                                i -> s.says(
                                        s.fleet().get(i % s.fleet().size()).channel(),
                                        "Authorize",
                                        Json.object("idTag", card(s))))));
    }

    private static String card(Stage stage) {
        return String.format(Locale.ROOT, "%08X", stage.simulation().random().nextLong(1L << 32));
    }
}
