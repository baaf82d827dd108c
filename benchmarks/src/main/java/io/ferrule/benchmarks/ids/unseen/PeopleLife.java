// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.honest.Trap;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.ids.simulation.Station;
import io.ferrule.benchmarks.ids.simulation.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** People before stations. */
final class PeopleLife {

    private static final ObjectNode ACCEPTED = Json.object("status", "Accepted");

    private PeopleLife() {}

    static List<Trap> all() {
        return List.of(
                Trap.day("N16", "a festival: strange cards at five stations", PeopleLife::festival),
                Trap.day("N16", "an expired card twice, then the app", PeopleLife::app),
                Trap.day("N17", "plugged in and out until it fits", e -> e.simulation()
                        .every(Duration.ofMinutes(70), 8, i -> {
                            Station station = e.legacy().get(1);
                            e.simulation().every(Duration.ofSeconds(9), 10, j -> {
                                if (!station.busy(1)) {
                                    station.status(1, j % 2 == 0 ? "Preparing" : "Available");
                                }
                            });
                        })),
                Trap.day("N16", "a lock that is stuck, and a technician", PeopleLife::technician),
                Trap.day(
                        "N7", "places that are reserved by an app, some of them given back", PeopleLife::reservations));
    }

    private static void festival(Estate estate) {
        Simulation simulation = estate.simulation();
        for (int i = 0; i < 40; i++) {
            Station station = estate.legacy().get(i % 5);
            String card = i % 3 == 0
                    ? estate.drivers().card()
                    : "04"
                            + String.format(
                                    Locale.ROOT, "%012X", simulation.random().nextLong(1L << 48));
            simulation.in(
                    simulation.between(Duration.ZERO, Duration.ofHours(2)),
                    () -> simulation.every(
                            Duration.ofSeconds(3),
                            1 + simulation.random().nextInt(3),
                            j -> station.tell("Authorize", Json.object("idTag", card))));
        }
    }

    private static void app(Estate estate) {
        estate.simulation().every(Duration.ofHours(2), 7, i -> {
            Station station = estate.legacy().get(i % 4);
            if (station.busy(1)) {
                return;
            }
            estate.simulation()
                    .every(
                            Duration.ofSeconds(7),
                            2,
                            j -> station.tell("Authorize", Json.object("idTag", "04EE00EE00EE01")));
            estate.simulation().in(Duration.ofMinutes(1), () -> {
                station.channel()
                        .command("RemoteStartTransaction", Json.object("connectorId", 1, "idTag", "APP"), ACCEPTED);
                estate.central().knows("APP");
                station.begin(1, new Visit("APP", 9_000, 0.8, Duration.ofMinutes(80)));
            });
        });
    }

    private static void technician(Estate estate) {
        Simulation simulation = estate.simulation();
        Station station = estate.legacy().get(2);
        station.end(1, "EVDisconnected");
        List<Runnable> steps = List.of(
                () -> station.status(1, "Faulted"),
                () -> station.channel()
                        .command(
                                "UnlockConnector",
                                Json.object("connectorId", 1),
                                Json.object("status", "UnlockFailed")),
                () -> station.channel()
                        .command(
                                "UnlockConnector",
                                Json.object("connectorId", 1),
                                Json.object("status", "UnlockFailed")),
                () -> station.channel()
                        .command("ChangeAvailability", Json.object("connectorId", 1, "type", "Inoperative"), ACCEPTED),
                () -> station.status(1, "Unavailable"),
                () -> station.channel().command("Reset", Json.object("type", "Hard"), ACCEPTED),
                station::restart,
                () -> station.channel()
                        .command(
                                "GetDiagnostics",
                                Json.object("location", "https://logs.example.com/t"),
                                Json.object("fileName", "t.zip")),
                () -> station.tell("DiagnosticsStatusNotification", Json.object("status", "Uploading")),
                () -> station.tell("DiagnosticsStatusNotification", Json.object("status", "Uploaded")),
                () -> station.channel()
                        .command("ChangeAvailability", Json.object("connectorId", 1, "type", "Operative"), ACCEPTED),
                () -> station.status(1, "Available"));
        simulation.every(Duration.ofMinutes(6), steps.size(), i -> steps.get(i).run());
    }

    private static void reservations(Estate estate) {
        estate.simulation().every(Duration.ofMinutes(100), 10, i -> {
            Station station = estate.legacy().get(i % 5);
            if (station.busy(1)) {
                return;
            }
            station.channel()
                    .command(
                            "ReserveNow",
                            Json.object(
                                    "connectorId",
                                    1,
                                    "expiryDate",
                                    estate.simulation().now().plusSeconds(1_800).toString(),
                                    "idTag",
                                    estate.drivers().card(),
                                    "reservationId",
                                    100 + i),
                            ACCEPTED);
            station.status(1, "Reserved");
            estate.simulation().in(Duration.ofMinutes(12), () -> {
                station.channel().command("CancelReservation", Json.object("reservationId", 100 + i), ACCEPTED);
                if (!station.busy(1)) {
                    station.status(1, "Available");
                }
            });
        });
    }
}
