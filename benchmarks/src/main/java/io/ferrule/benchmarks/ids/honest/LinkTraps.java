// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.honest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Bad weather between a station and its CSMS. */
final class LinkTraps {

    private LinkTraps() {}

    static List<Trap> all() {
        return List.of(
                Trap.day("N1", "power comes back after a minute", e -> e.stations()
                        .forEach(s -> s.powerCut(Duration.ofMinutes(1)))),
                Trap.day("N1", "power comes back after three hours", e -> e.stations()
                        .forEach(s -> s.powerCut(Duration.ofHours(3)))),
                Trap.day(
                        "N1",
                        "power that flickers",
                        e -> times(e, Duration.ofMinutes(4), 4, () -> e.stations()
                                .forEach(s -> s.powerCut(Duration.ofSeconds(70))))),
                Trap.day("N2", "ten hours without a network", e -> e.stations()
                        .forEach(s -> s.offline(Duration.ofHours(10)))),
                Trap.day("N2", "one station without a network for a day", e -> first(e).offline(Duration.ofHours(16))),
                Trap.day(
                        "N2",
                        "an hour without a network, three times",
                        e -> times(e, Duration.ofHours(3), 3, () -> e.stations()
                                .forEach(s -> s.offline(Duration.ofHours(1))))),
                Trap.day("N3", "calls again, because nobody answered", LinkTraps::retries),
                Trap.day("N3", "the same start every few seconds", LinkTraps::impatientStart),
                Trap.day(
                        "N4",
                        "a radio link that breaks again and again",
                        e -> times(e, Duration.ofMinutes(3), 40, () -> flicker(e, first(e)))),
                Trap.day(
                        "N4",
                        "all radio links break",
                        e -> times(e, Duration.ofMinutes(20), 10, () -> e.stations()
                                .forEach(s -> flicker(e, s)))),
                Trap.day("N4", "a new address after each break", LinkTraps::wandering),
                Trap.day(
                        "N5",
                        "starts in 1970",
                        e -> times(e, Duration.ofHours(1), 6, () -> e.legacy()
                                .get(4)
                                .powerCut(Duration.ofMinutes(2)))),
                Trap.day("N5", "tells its state before it starts", e -> {
                    Station station = first(e);
                    station.clockError(Duration.between(e.simulation().now(), java.time.Instant.EPOCH));
                    station.channel().close();
                    station.channel().open();
                    station.status(1, "Available");
                    station.clockError(Duration.ZERO);
                }),
                Trap.day("N14", "two commands at once, answered late", LinkTraps::late),
                Trap.day("N14", "an answer after everybody has given up", LinkTraps::veryLate),
                Trap.day("N19", "another CSMS from now on", e -> e.stations().forEach(s -> {
                    s.channel().close();
                    s.channel().csmsAt("203.0.113.11");
                    s.channel().open();
                })),
                Trap.day("N19", "another CSMS, station by station", e -> {
                    List<Station> stations = e.stations();
                    for (int i = 0; i < stations.size(); i++) {
                        Station station = stations.get(i);
                        e.simulation().in(Duration.ofMinutes(3L * i), () -> {
                            station.offline(Duration.ofSeconds(30));
                            station.channel().csmsAt("203.0.113.11");
                        });
                    }
                }));
    }

    static Station first(Estate estate) {
        return estate.legacy().get(0);
    }

    static void times(Estate estate, Duration step, int times, Runnable work) {
        estate.simulation().every(step, times, i -> work.run());
    }

    /** Connects once more though the old connection was never closed, as over a bad radio link. */
    private static void flicker(Estate estate, Station station) {
        station.channel().vanish();
        estate.simulation().in(Duration.ofSeconds(8), station.channel()::open);
    }

    private static void retries(Estate estate) {
        Station station = first(estate);
        times(estate, Duration.ofMinutes(20), 20, () -> {
            String id = id(estate.simulation());
            String frame = Json.call(
                    id,
                    "StatusNotification",
                    Json.object(
                            "connectorId",
                            0,
                            "errorCode",
                            "NoError",
                            "status",
                            "Available",
                            "timestamp",
                            station.time()));
            station.channel().frame(true, frame);
            estate.simulation()
                    .in(Duration.ofSeconds(30), () -> station.channel().frame(true, frame));
            estate.simulation()
                    .in(Duration.ofSeconds(31), () -> station.channel().frame(false, Json.result(id, Json.object())));
        });
    }

    private static void impatientStart(Estate estate) {
        Station station = estate.legacy().get(estate.legacy().size() - 1);
        Simulation simulation = estate.simulation();
        if (station.busy(1)) {
            simulation.in(Duration.ofMinutes(7), () -> impatientStart(estate));
            return;
        }
        String id = id(simulation);
        int number = estate.central().nextTransaction();
        String card = estate.drivers().card();
        long meter = Math.round(station.register(1));
        ObjectNode start =
                Json.object("connectorId", 1, "idTag", card, "meterStart", meter, "timestamp", station.time());
        times(estate, Duration.ofSeconds(5), 4, () -> station.channel()
                .frame(true, Json.call(id, "StartTransaction", start)));
        simulation.in(Duration.ofSeconds(16), () -> station.channel().blurt(id, "StartTransaction", start));
        simulation.in(Duration.ofMinutes(2), () -> station.channel()
                .blurt(
                        id(simulation),
                        "StopTransaction",
                        Json.object(
                                "transactionId",
                                number,
                                "meterStop",
                                meter,
                                "timestamp",
                                station.time(),
                                "idTag",
                                card)));
    }

    private static void wandering(Estate estate) {
        Station station = first(estate);
        estate.simulation().every(Duration.ofMinutes(50), 12, i -> {
            station.channel().vanish();
            station.channel().comesFrom("10.200." + i + ".9");
            estate.simulation().in(Duration.ofSeconds(20), station.channel()::open);
        });
    }

    private static void late(Estate estate) {
        Channel channel = first(estate).channel();
        times(estate, Duration.ofMinutes(45), 12, () -> {
            String one = id(estate.simulation());
            String two = id(estate.simulation());
            channel.frame(
                    false, Json.call(one, "GetConfiguration", Json.object("key", Json.array("HeartbeatInterval"))));
            channel.frame(false, Json.call(two, "TriggerMessage", Json.object("requestedMessage", "Heartbeat")));
            estate.simulation()
                    .in(
                            Duration.ofSeconds(9),
                            () -> channel.frame(true, Json.result(two, Json.object("status", "Accepted"))));
            estate.simulation()
                    .in(
                            Duration.ofSeconds(12),
                            () -> channel.frame(true, Json.result(one, Json.object("configurationKey", Json.array()))));
        });
    }

    private static void veryLate(Estate estate) {
        Channel channel = first(estate).channel();
        times(estate, Duration.ofHours(1), 8, () -> {
            String id = id(estate.simulation());
            channel.frame(
                    false, Json.call(id, "GetConfiguration", Json.object("key", Json.array("HeartbeatInterval"))));
            estate.simulation()
                    .in(
                            Duration.ofSeconds(95),
                            () -> channel.frame(true, Json.result(id, Json.object("configurationKey", Json.array()))));
        });
    }

    static String id(Simulation simulation) {
        return new UUID(simulation.random().nextLong(), simulation.random().nextLong()).toString();
    }
}
