// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.List;

/** A23 to A25: texts that are well-formed, in an order or a number that is not. */
final class ProtocolAttacks {

    private ProtocolAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "A23",
                        "results that nobody asked for",
                        s -> s.every(3, 6, i -> s.raw(Json.result(s.id(), ACCEPTED)))),
                new Attack("A23", "an answer twice, with another content", ProtocolAttacks::twice),
                new Attack(
                        "A23",
                        "an id again with another content",
                        s -> s.every(5, 4, i -> s.victim()
                                .channel()
                                .blurt("same", "Authorize", Json.object("idTag", "04AA" + i)))),
                new Attack("A23", "answers to one's own questions", ProtocolAttacks::own),
                new Attack("A24", "a storm of errors", s -> s.every(0.1, 200, i -> s.raw(error(s.id())))),
                new Attack(
                        "A24",
                        "actions that do not exist",
                        s -> s.every(0.5, 60, i -> s.blurts("Firmware" + i, Json.object()))),
                new Attack(
                        "A24",
                        "two stacks that answer errors with errors",
                        s -> s.every(0.2, 150, i -> {
                            s.raw(error("loop"));
                            s.rawCsms(error("loop"));
                        })),
                new Attack(
                        "A25",
                        "fifty heartbeats a second",
                        s -> s.every(0.02, 1_000, i -> s.blurts("Heartbeat", Json.object()))),
                new Attack(
                        "A25",
                        "a status that toggles",
                        s -> s.every(
                                0.01,
                                1_000,
                                i -> s.blurts(
                                        "StatusNotification",
                                        Json.object(
                                                "connectorId",
                                                1,
                                                "errorCode",
                                                "NoError",
                                                "status",
                                                i % 2 == 0 ? "Available" : "Preparing")))),
                new Attack(
                        "A25",
                        "64 KB at a time",
                        s -> s.every(
                                0.05,
                                200,
                                i -> s.blurts(
                                        "DataTransfer",
                                        Json.object(
                                                "vendorId",
                                                s.victim().habits().maker(),
                                                "data",
                                                "x y ".repeat(16_000))))),
                new Attack(
                        "A25",
                        "boot after boot",
                        s -> s.every(
                                1,
                                120,
                                i -> s.blurts(
                                        "BootNotification",
                                        Json.object(
                                                "chargePointVendor",
                                                s.victim().habits().maker(),
                                                "chargePointModel",
                                                "A2-22")))),
                new Attack(
                        "A25",
                        "meter values without end",
                        s -> s.every(
                                0.02,
                                1_500,
                                i -> s.blurts(
                                        "MeterValues",
                                        Json.object(
                                                "connectorId",
                                                0,
                                                "meterValue",
                                                Json.array(
                                                        Json.object(
                                                                "timestamp",
                                                                s.time(),
                                                                "sampledValue",
                                                                Json.array(
                                                                        Json.object(
                                                                                "value",
                                                                                "230.0",
                                                                                "measurand",
                                                                                "Voltage",
                                                                                "unit",
                                                                                "V")))))))));
    }

    private static final com.fasterxml.jackson.databind.node.ObjectNode ACCEPTED = Stage.ACCEPTED;

    private static String error(String id) {
        return Json.array(4, id, "InternalError", "", Json.object()).toString();
    }

    private static void twice(Stage stage) {
        stage.every(60, 3, i -> {
            String id = stage.id();
            stage.rawCsms(Json.call(id, "GetConfiguration", Json.object()));
            stage.later(1, () -> stage.raw(Json.result(id, Json.object("configurationKey", Json.array()))));
            stage.later(2, () -> stage.raw(Json.result(id, Json.object("unknownKey", Json.array("a")))));
        });
    }

    private static void own(Stage stage) {
        stage.every(20, 4, i -> {
            String id = stage.id();
            stage.raw(Json.call(id, "Authorize", Json.object("idTag", "04AABBCC")));
            stage.raw(Json.result(id, Json.object("idTagInfo", ACCEPTED)));
        });
    }
}
