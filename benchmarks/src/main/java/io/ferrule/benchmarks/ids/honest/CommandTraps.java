// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.honest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Much at once from an honest CSMS. */
final class CommandTraps {

    private static final ObjectNode ACCEPTED = Json.object("status", "Accepted");

    private CommandTraps() {}

    static List<Trap> all() {
        return List.of(
                Trap.day(
                        "N10",
                        "a new limit for everybody every minute",
                        e -> LinkTraps.times(e, Duration.ofMinutes(1), 300, () -> e.stations()
                                .forEach(s -> e.operator()
                                        .limit(s, 1, 8 + e.simulation().random().nextInt(12))))),
                Trap.day("N10", "limits that follow the sun", e -> e.simulation()
                        .every(Duration.ofMinutes(5), 150, i -> {
                            double share = Math.max(0, Math.sin(i * Math.PI / 150));
                            e.stations().forEach(s -> e.operator().limit(s, 1, Math.rint(6 + 10 * share)));
                        })),
                Trap.day("N11", "everybody leaves the depot", CommandTraps::departure),
                Trap.day(
                        "N11",
                        "a nightly reset",
                        e -> atNight(
                                e,
                                () -> spread(e, 40, s -> {
                                    s.channel().command("Reset", Json.object("type", "Soft"), ACCEPTED);
                                    e.simulation().in(Duration.ofSeconds(5), s::restart);
                                }))),
                Trap.day(
                        "N11",
                        "new firmware for everybody, as announced",
                        e -> announced(e, "firmware", () -> spread(e, 60, s -> firmware(e, s)))),
                Trap.day(
                        "N11",
                        "the depot stops all charges, as announced",
                        e -> announced(
                                e,
                                "commands",
                                () -> spread(e, 5, s -> {
                                    if (s.channel().ocpp().equals("1.6") && s.transaction(1) > 0) {
                                        s.channel()
                                                .command(
                                                        "RemoteStopTransaction",
                                                        Json.object("transactionId", s.transaction(1)),
                                                        ACCEPTED);
                                        e.simulation().in(Duration.ofSeconds(3), () -> s.end(1, "Remote"));
                                    }
                                }))),
                Trap.day(
                        "N11",
                        "one list for everybody",
                        e -> spread(e, 20, s -> s.channel().command("SendLocalList", cards(), ACCEPTED))));
    }

    private static void spread(Estate estate, int seconds, java.util.function.Consumer<Station> work) {
        List<Station> stations = estate.legacy();
        estate.simulation().every(Duration.ofSeconds(seconds), stations.size(), i -> work.accept(stations.get(i)));
    }

    private static void atNight(Estate estate, Runnable work) {
        Instant midnight =
                estate.simulation().now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        estate.simulation().at(midnight.plus(Duration.ofHours(2)), work);
    }

    private static void announced(Estate estate, String what, Runnable work) {
        Instant now = estate.simulation().now();
        ObjectNode context = estate.context();
        context.set(
                "maintenance",
                Json.array(Json.object(
                        "from",
                        now.toString(),
                        "to",
                        now.plus(Duration.ofHours(6)).toString(),
                        "what",
                        what)));
        estate.tell(context);
        estate.simulation().in(Duration.ofHours(1), work);
    }

    private static void departure(Estate estate) {
        atNight(
                estate,
                () -> spread(estate, 15, s -> {
                    for (int connector = 1; connector <= s.connectors(); connector++) {
                        s.end(connector, "EVDisconnected");
                    }
                }));
    }

    private static void firmware(Estate estate, Station station) {
        Instant now = estate.simulation().now();
        station.channel()
                .command(
                        "UpdateFirmware",
                        Json.object(
                                "location",
                                "https://fw.example.com/"
                                        + station.habits().maker().toLowerCase(Locale.ROOT) + "-1.9.0.bin",
                                "retrieveDate",
                                now.plusSeconds(300)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()),
                        Json.object());
        List<String> steps = List.of("Downloading", "Downloaded", "Installing", "Installed");
        for (int i = 0; i < steps.size(); i++) {
            String status = steps.get(i);
            estate.simulation()
                    .in(
                            Duration.ofSeconds(300 + 60L * i),
                            () -> station.tell("FirmwareStatusNotification", Json.object("status", status)));
        }
        estate.simulation().in(Duration.ofSeconds(500), station::restart);
    }

    private static ObjectNode cards() {
        ArrayNode list = Json.array();
        for (int i = 0; i < 60; i++) {
            list.add(Json.object(
                    "idTag", String.format(Locale.ROOT, "04%08X", i), "idTagInfo", Json.object("status", "Accepted")));
        }
        return Json.object("listVersion", 12, "updateType", "Full", "localAuthorizationList", list);
    }
}
