// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.honest.Trap;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.ids.simulation.Station;
import io.ferrule.benchmarks.ids.simulation.Visit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What happens to one station. */
final class StationLife {

    private static final ObjectNode ACCEPTED = Json.object("status", "Accepted");

    private StationLife() {}

    static List<Trap> all() {
        return List.of(
                Trap.day("N2", "six hours cut off, with a clock that drifts", e -> {
                    Station station = any(e);
                    station.offline(Duration.ofHours(6));
                    e.simulation()
                            .every(Duration.ofMinutes(30), 12, i -> station.clockError(Duration.ofSeconds(8L * i)));
                }),
                Trap.day("N3", "a slow link: calls again and again, answers late and twice", StationLife::slow),
                Trap.day("N4", "a link that breaks in the middle of everything", e -> e.simulation()
                        .every(Duration.ofMinutes(13), 60, i -> {
                            Channel channel = e.stations().get(i % 3).channel();
                            channel.vanish();
                            e.simulation()
                                    .in(
                                            e.simulation().between(Duration.ofSeconds(1), Duration.ofMinutes(2)),
                                            channel::open);
                        })),
                Trap.day("N7", "an old station of 1.5", StationLife::old),
                Trap.day(
                        "N9",
                        "all 2.0.1 stations tell of the quarter of an hour in the same second",
                        StationLife::aligned),
                Trap.day("N14", "answers that take most of a minute", e -> e.simulation()
                        .every(
                                Duration.ofMinutes(25),
                                30,
                                i -> lateAnswer(e, e.legacy().get(i % 4).channel()))),
                Trap.day("N15", "a contract for a car, from the CSMS", e -> e.simulation()
                        .every(Duration.ofHours(1), 10, i -> contract(e, any(e)))),
                Trap.days("N18", "a long charge over three cuts of the network", Duration.ofHours(40), e -> {
                    Station station = any(e);
                    station.visit(1, new Visit(e.drivers().card(), 55_000, 0.3, Duration.ofHours(38)));
                    e.simulation().every(Duration.ofHours(9), 3, i -> station.offline(Duration.ofHours(1 + i)));
                }),
                Trap.day("N20", "2.0.1 with all that it may say", StationLife::longest));
    }

    private static Station any(Estate estate) {
        return estate.legacy().get(estate.simulation().random().nextInt(4));
    }

    private static String id(Simulation simulation) {
        return new UUID(simulation.random().nextLong(), simulation.random().nextLong()).toString();
    }

    private static void slow(Estate estate) {
        Simulation simulation = estate.simulation();
        Channel channel = any(estate).channel();
        simulation.every(Duration.ofMinutes(9), 80, i -> {
            String id = id(simulation);
            String call = Json.call(id, "Heartbeat", Json.object());
            int times = 1 + simulation.random().nextInt(3);
            simulation.every(Duration.ofSeconds(25), times, j -> channel.frame(true, call));
            String answer =
                    Json.result(id, Json.object("currentTime", simulation.now().toString()));
            simulation.every(
                    Duration.ofSeconds(4),
                    times,
                    j -> simulation.in(Duration.ofSeconds(25L * times - 5), () -> channel.frame(false, answer)));
        });
    }

    private static void old(Estate estate) {
        Simulation simulation = estate.simulation();
        Channel old = new Channel(
                simulation,
                estate.central(),
                new Channel.Address("OLD-1", "1.5", "192.168.10.99", "203.0.113.10"),
                () -> id(simulation));
        old.open();
        old.call(
                "BootNotification",
                Json.object("chargePointVendor", "Hazel", "chargePointModel", "H1", "firmwareVersion", "0.9"));
        simulation.every(Duration.ofMinutes(10), 110, i -> old.call("Heartbeat", Json.object()));
        int[] meter = {4_711};
        simulation.every(Duration.ofHours(3), 6, i -> {
            String card = estate.drivers().card();
            int number = estate.central().nextTransaction();
            old.call("Authorize", Json.object("idTag", card));
            simulation.in(Duration.ofSeconds(2), () -> {
                old.call("StatusNotification", Moves.state(1, "Occupied"));
                old.call(
                        "StartTransaction",
                        () -> Json.object(
                                "connectorId",
                                1,
                                "idTag",
                                card,
                                "meterStart",
                                meter[0],
                                "timestamp",
                                simulation.now().toString()),
                        answer -> charge(
                                simulation, old, answer.path("transactionId").asInt(number), card, meter));
            });
        });
    }

    private static void charge(Simulation simulation, Channel old, int number, String card, int[] meter) {
        simulation.every(Duration.ofMinutes(5), 12, i -> {
            meter[0] += 250;
            old.call(
                    "MeterValues",
                    Json.object(
                            "connectorId",
                            1,
                            "transactionId",
                            number,
                            "values",
                            Json.array(Json.object(
                                    "timestamp",
                                    simulation.now().toString(),
                                    "values",
                                    Json.array(Json.object("value", Integer.toString(meter[0]), "unit", "Wh"))))));
        });
        simulation.in(Duration.ofMinutes(58), () -> {
            old.call(
                    "StopTransaction",
                    Json.object(
                            "transactionId",
                            number,
                            "idTag",
                            card,
                            "meterStop",
                            meter[0],
                            "timestamp",
                            simulation.now().toString()));
            old.call("StatusNotification", Moves.state(1, "Available"));
        });
    }

    private static void aligned(Estate estate) {
        List<Station> modern = estate.stations().stream()
                .filter(s -> s.channel().ocpp().equals("2.0.1"))
                .toList();
        estate.simulation()
                .every(
                        Duration.ofMinutes(15),
                        78,
                        i -> modern.forEach(s -> s.tell(
                                "MeterValues",
                                Json.object(
                                        "evseId",
                                        1,
                                        "meterValue",
                                        Json.array(Json.object(
                                                "timestamp",
                                                s.time(),
                                                "sampledValue",
                                                Json.array(Json.object(
                                                        "value",
                                                        Math.floor(s.register(1)),
                                                        "context",
                                                        "Sample.Clock",
                                                        "measurand",
                                                        Moves.REGISTER))))))));
    }

    private static void lateAnswer(Estate estate, Channel channel) {
        String id = id(estate.simulation());
        channel.frame(false, Json.call(id, "GetDiagnostics", Json.object("location", "https://logs.example.com/up")));
        estate.simulation()
                .in(
                        estate.simulation().between(Duration.ofSeconds(15), Duration.ofSeconds(55)),
                        () -> channel.frame(
                                true, Json.result(id, Json.object("fileName", "diag-" + id.substring(0, 8) + ".zip"))));
    }

    private static void contract(Estate estate, Station station) {
        byte[] bytes = new byte[3_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) estate.simulation().random().nextInt(256);
        }
        station.channel()
                .command(
                        "DataTransfer",
                        Json.object(
                                "vendorId", "org.openchargealliance.iso15118pnc",
                                "messageId", "CertificateSigned",
                                "data",
                                        Json.object(
                                                        "certificateType",
                                                        "V2GCertificate",
                                                        "certificateChain",
                                                        java.util.Base64.getEncoder()
                                                                .encodeToString(bytes))
                                                .toString()),
                        ACCEPTED);
    }

    private static void longest(Estate estate) {
        Station modern = estate.modern();
        ObjectNode custom = Json.object("vendorId", "v".repeat(255), "more", Json.array(1, 2.5, "three"));
        modern.tell("Heartbeat", Json.object("customData", custom));
        modern.tell(
                "Authorize",
                Json.object(
                        "customData",
                        custom,
                        "idToken",
                        Json.object(
                                "idToken",
                                "A".repeat(36),
                                "type",
                                "Central",
                                "additionalInfo",
                                Json.array(Json.object("additionalIdToken", "B".repeat(36), "type", "C".repeat(50))))));
        modern.tell(
                "SecurityEventNotification",
                Json.object("type", "StartupOfTheDevice", "timestamp", modern.time(), "techInfo", "t".repeat(255)));
        modern.tell(
                "NotifyEvent",
                Json.object(
                        "generatedAt",
                        modern.time(),
                        "seqNo",
                        0,
                        "tbc",
                        false,
                        "eventData",
                        Json.array(Json.object(
                                "eventId", 1,
                                "timestamp", modern.time(),
                                "trigger", "Alerting",
                                "actualValue", "x".repeat(2_500),
                                "techInfo", "y".repeat(500),
                                "eventNotificationType", "HardWiredNotification",
                                "component", Json.object("name", "n".repeat(50), "instance", "i".repeat(50)),
                                "variable", Json.object("name", "n".repeat(50))))));
    }
}
